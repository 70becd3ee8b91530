import { render } from 'preact';
import { Search } from './Search.tsx';

const box = document.getElementById('search');
if (box !== null) render(<Search />, box);
