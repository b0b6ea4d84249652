import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis, type RedisOptions } from 'ioredis';

// Its input ends when whoever started it ends, whichever way: then the server ends too.
const minder = '"$@" >/dev/null 2>&1 & read -r line; kill -9 $!; wait';

/** Servers of one test, gone with it. */
export class RedisServers {
  readonly folder = mkdtempSync(join(tmpdir(), 'redis-servers-'));
  readonly #running = new Map<number, ChildProcess>();
  readonly #clients: Redis[] = [];

  /** Starts one on a free port, waits until it answers, and returns the port. TLS: with `tls` to knock. */
  async start(args: string[] = [], knock: RedisOptions = {}): Promise<number> {
    const port = await freePort();
    const listen = knock.tls ? ['--port', '0', '--tls-port', `${port}`] : ['--port', `${port}`];
    const dir = mkdtempSync(join(this.folder, 'server-'));
    const quick = ['--bind', '127.0.0.1', '--save', '', '--hz', '100', '--dir', dir];
    await this.#launch(port, ['redis-server', ...listen, ...quick, ...args], knock);
    return port;
  }

  /** Starts a sentinel that watches one and is quick to judge. */
  async startSentinel(master: string, watched: number): Promise<number> {
    const port = await freePort();
    const file = join(this.folder, `sentinel-${port}.conf`);
    writeFileSync(
      file,
      `port ${port}\nbind 127.0.0.1\ndir ${this.folder}\nsentinel monitor ${master} 127.0.0.1 ${watched} 1\n` +
        `sentinel down-after-milliseconds ${master} 300\nsentinel failover-timeout ${master} 2000\n`,
    );
    await this.#launch(port, ['redis-server', file, '--sentinel'], {});
    return port;
  }

  /** As a machine that dies. */
  async kill(port: number): Promise<void> {
    const child = this.#running.get(port) as ChildProcess;
    child.stdin?.end();
    if (child.exitCode === null) await once(child, 'exit');
  }

  client(port: number, options: RedisOptions = {}): Redis {
    const patient = { host: '127.0.0.1', port, retryStrategy: () => 20, maxRetriesPerRequest: null };
    const client = new Redis({ ...patient, ...options } as RedisOptions & { replyMapping?: 'legacy' });
    client.on('error', () => {});
    this.#clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await Promise.all([...this.#running.keys()].map((port) => this.kill(port)));
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #launch(port: number, command: string[], knock: RedisOptions): Promise<void> {
    const child = spawn('/bin/sh', ['-c', minder, 'minder', ...command], { stdio: ['pipe', 'ignore', 'ignore'] });
    this.#running.set(port, child);
    await this.client(port, knock).ping();
  }
}

/** A certificate that it signs itself, for this machine, and its key. */
export function selfSigned(folder: string): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', [...made, ...named, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return { certificate, key };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  // A node of a cluster listens 10000 above as well.
  return port < 55_000 ? port : freePort();
}
