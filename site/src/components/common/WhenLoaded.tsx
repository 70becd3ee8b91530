import type { ComponentChildren } from 'preact';
import type { Loaded } from '../../data/useEndpoint.ts';

/**
 * Draws data once they are there; until then says that they load, are missing, or failed and can be asked for again. The
 * box keeps the room of what will stand in it (`room` is a class of states.css), so that nothing moves.
 */
export function WhenLoaded<Data>(props: {
  of: Loaded<Data>;
  /** What is loaded, as in "Loading the index's history". */
  what: string;
  room: 'room-chart' | 'room-strip' | 'room-list';
  /** What is said where the service has none; its own words stand after it. */
  missing?: string;
  children: (data: Data) => ComponentChildren;
}) {
  const { of: state, what, room, missing, children } = props;
  if (state.kind === 'ready') return <>{children(state.data)}</>;
  return (
    <div class={`room ${room}`}>
      <noscript>
        <p>This part needs JavaScript. The numbers are open as JSON: see the links at the foot of the page.</p>
      </noscript>
      <div class="needs-script" role="status">
        {state.kind === 'loading' && (
          <p>{state.slow ? `The data service is slow: still loading ${what}…` : `Loading ${what}…`}</p>
        )}
        {state.kind === 'missing' && (
          <p>
            {missing ?? `There is no ${what} yet.`} {state.reason}
          </p>
        )}
        {state.kind === 'failed' && (
          <>
            <p>
              {state.reason}, so {what} cannot be shown. The rest of the page is not affected.
            </p>
            <button type="button" class="button" onClick={state.retry}>
              Try again
            </button>
          </>
        )}
      </div>
    </div>
  );
}
