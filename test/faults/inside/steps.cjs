/**
 * Loaded into the bot before anything of its own (`node --require`): it counts the steps at which a death would matter,
 * and does what only somebody inside the process can do: end it between two steps, move its clock, take its disk away.
 * The bot itself knows nothing of it. Obeys messages of its parent:
 *
 *   { die: 'commit after', in: 3 }      kill -9 at the third such step from now
 *   { clock: 3600000 }                  the clock jumps; timers do not
 *   { disk: 'full' | 'read-only' | 'well' }
 */
const { ServerResponse } = require('node:http');
const { createRequire } = require('node:module');

const ours = createRequire(`${process.env.FAULTS_ROOT}/package.json`);
let death;

/** One of: `commit`, `slack`, `ack`, `redis`, before or after. */
function step(name) {
  if (death?.step !== name) return;
  death.left -= 1;
  if (death.left <= 0) process.kill(process.pid, 'SIGKILL');
}

function around(name, work) {
  step(`${name} before`);
  const result = work();
  step(`${name} after`);
  return result;
}

instrumentSlack();
instrumentAcks();
instrumentRedis();
const disk = instrumentDisk();
const clock = moveableClock();

process.on('message', ({ die, in: left = 1, clock: by, disk: how }) => {
  if (die !== undefined) death = { step: die, left };
  if (by !== undefined) clock.by = by;
  if (how !== undefined) disk.become(how);
});
process.channel?.unref();

function instrumentSlack() {
  const real = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    step('slack before');
    const answer = await real(...request);
    step('slack after');
    return answer;
  };
}

function instrumentAcks() {
  const { end } = ServerResponse.prototype;
  ServerResponse.prototype.end = function (...body) {
    return around('ack', () => end.apply(this, body));
  };
}

function instrumentRedis() {
  const { Redis } = ours('ioredis');
  const { sendCommand } = Redis.prototype;
  Redis.prototype.sendCommand = function (...command) {
    return around('redis', () => sendCommand.apply(this, command));
  };
}

function instrumentDisk() {
  const Database = ours('better-sqlite3');
  const open = new Set();
  const { transaction, prepare, close } = Database.prototype;

  const committing = (db, work) => (db.inTransaction || db.readonly ? work() : around('commit', work));

  Database.prototype.transaction = function (work) {
    const db = this;
    const whole = transaction.call(db, work);
    const watched = (inner) =>
      function (...given) {
        return committing(db, () => inner.apply(this, given));
      };
    const kinds = ['default', 'deferred', 'immediate', 'exclusive'].map((kind) => [kind, watched(whole[kind])]);
    return Object.assign(watched(whole), Object.fromEntries(kinds));
  };

  Database.prototype.prepare = function (...sql) {
    const statement = prepare.apply(this, sql);
    const prototype = Object.getPrototypeOf(statement);
    if (!prototype.watched) watchRuns(prototype);
    if (!this.readonly && !this.memory) open.add(this);
    return statement;
  };

  Database.prototype.close = function () {
    open.delete(this);
    return close.call(this);
  };

  function watchRuns(prototype) {
    const { run } = prototype;
    prototype.watched = true;
    prototype.run = function (...values) {
      return committing(this.database, () => run.apply(this, values));
    };
  }

  return {
    become(how) {
      for (const db of open) {
        db.pragma(`query_only = ${how === 'read-only' ? 'on' : 'off'}`);
        // A page more than there are now: the next few writes find no room.
        const pages = db.pragma('page_count', { simple: true });
        db.pragma(`max_page_count = ${how === 'full' ? pages : 2 ** 30}`);
      }
    },
  };
}

function moveableClock() {
  const Real = Date;
  const moved = { by: 0 };
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + moved.by);
      else super(...given);
    }
    static now() {
      return Real.now() + moved.by;
    }
  };
  return moved;
}
