import { Component, type ComponentChildren } from 'preact';

interface Props {
  readonly heading: string;
  readonly snapshotId: string;
  readonly children: ComponentChildren;
}

/**
 * A snapshot this page cannot draw must not leave a blank page. The next snapshot is tried again; what the reader has
 * opened or typed outlives every snapshot that can be drawn.
 */
export class Guard extends Component<Props, { brokenBy: string | undefined }> {
  override state = { brokenBy: undefined };

  override componentDidCatch() {
    this.setState({ brokenBy: this.props.snapshotId });
  }

  override render() {
    if (this.state.brokenBy !== this.props.snapshotId) return this.props.children;
    return (
      <main id="content" class="waiting">
        <h1>{this.props.heading}</h1>
        <section class="panel state">
          <h2>This page cannot draw the latest snapshot</h2>
          <p role="status">
            It is probably older than the data: reload it. The data itself is at <a href="/v1/snapshot">/v1/snapshot</a>
            .
          </p>
        </section>
      </main>
    );
  }
}
