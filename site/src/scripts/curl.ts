/** The example names the host the reader is on, so that it can be pasted as it stands. */
const example = document.getElementById('curl');
if (example !== null) example.textContent = `curl ${location.origin}/v1/rotation`;
