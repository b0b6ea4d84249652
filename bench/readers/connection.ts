import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/**
 * A connection that stays open and has one question at a time. It does the least that tells whether an answer is there
 * whole: Node's own client takes as long as the bot does, on a machine that both share.
 */
export class Connection {
  private readonly socket: Socket;
  private answered: ((status: number) => void) | undefined;
  private head: Buffer = Buffer.alloc(0);
  private left = -1;
  private status = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (piece) => this.take(piece));
    socket.on('close', () => this.end(0));
    socket.on('error', () => {});
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** The status, once the last byte is there; 0 where nobody answered. As browsers ask: packed. */
  get(path: string): Promise<number> {
    return new Promise((resolve) => {
      if (this.socket.destroyed) return resolve(0);
      this.answered = resolve;
      this.socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip, br\r\n\r\n`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(piece: Buffer): void {
    if (this.left < 0) {
      this.head = this.head.length === 0 ? piece : Buffer.concat([this.head, piece]);
      const end = this.head.indexOf(headEnd);
      if (end < 0) return;
      const words = this.head.toString('latin1', 0, end);
      this.status = Number(words.slice(9, 12));
      this.left =
        Number(/\r\ncontent-length: (\d+)/iu.exec(words)?.[1] ?? 0) - (this.head.length - end - headEnd.length);
    } else {
      this.left -= piece.length;
    }
    if (this.left === 0) this.end(this.status);
  }

  private end(status: number): void {
    this.head = Buffer.alloc(0);
    this.left = -1;
    const { answered } = this;
    this.answered = undefined;
    answered?.(status);
  }
}
