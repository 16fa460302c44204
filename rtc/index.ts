export type {
  Candidate,
  ConnectionConfig,
  ConnectionState,
  FromPipe,
  IceServer,
  PipeAnswer,
  PipeRequest,
  SessionDescription,
  StateEvent,
  StatsEntry,
  ToPipe,
} from './protocol.ts';
