import type * as z from 'zod';
import { closesIndex, closesYear } from '../contracts/closes.ts';
import { feed, feedItem, openApi } from '../contracts/feed.ts';
import { heatHistory, narrativeHistory, tokenHistory } from '../contracts/history.ts';
import { closeModel, closeState, genesis, inputBar, inputs, rotations } from '../contracts/inputs.ts';
import { meta, problem } from '../contracts/meta.ts';
import { model } from '../contracts/model.ts';
import { constituent, narrative } from '../contracts/narratives.ts';
import { narrativeDetail, narrativesPage, signalsPage, tokenDetail, tokensPage } from '../contracts/pages.ts';
import { performanceHistory } from '../contracts/performance.ts';
import { decision, holding, logEntry, narrativeScore, rotation, trade } from '../contracts/rotation.ts';
import { snapshotParts } from '../contracts/snapshot.ts';
import { runRecord, status } from '../contracts/status.ts';
import { flip, signal, token } from '../contracts/tokens.ts';

/**
 * The schema of every answer by the name the table of routes knows it by. Loaded where documents are made and where
 * answers are checked, never by the HTTP function.
 */
export const CONTRACTS = {
  Narratives: meta.extend(narrativesPage.shape),
  Tokens: meta.extend(tokensPage.shape),
  Signals: meta.extend(signalsPage.shape),
  Rotation: meta.extend(rotation.shape),
  NarrativeDetail: meta.extend(narrativeDetail.shape),
  TokenDetail: meta.extend(tokenDetail.shape),
  Model: meta.extend(model.shape),
  Status: meta.extend(status.shape),
  Snapshot: meta.extend(snapshotParts.shape),
  NarrativeHistory: meta.extend(narrativeHistory.shape),
  TokenHistory: meta.extend(tokenHistory.shape),
  HeatHistory: meta.extend(heatHistory.shape),
  Performance: meta.extend(performanceHistory.shape),
  ClosesIndex: meta.extend(closesIndex.shape),
  ClosesYear: closesYear,
  Rotations: rotations,
  Genesis: genesis,
  Inputs: inputs,
  CloseState: closeState,
  CloseModel: closeModel,
  OpenApi: openApi,
  Feed: feed,
} as const;
export type ContractName = keyof typeof CONTRACTS;
export type Answer<Name extends ContractName> = z.infer<(typeof CONTRACTS)[Name]>;

/** Schemas inside those, named so that the document says each of them once. */
export const COMPONENTS = {
  Problem: problem,
  Narrative: narrative,
  Constituent: constituent,
  Token: token,
  Signal: signal,
  Flip: flip,
  Holding: holding,
  Decision: decision,
  Trade: trade,
  NarrativeScore: narrativeScore,
  LogEntry: logEntry,
  InputBar: inputBar,
  RunRecord: runRecord,
  FeedItem: feedItem,
} as const;
