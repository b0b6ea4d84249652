/** Numbers that look random and are the same every time: of one seed, and of one shot of it. */
export class Random {
  private state: number;

  constructor(seed: number, shot = 0) {
    this.state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(shot + 1, 0x85ebca6b)) >>> 0;
    this.next();
  }

  /** From 0 up to, but not, 1: mulberry32, by Tommy Ettinger, in the public domain. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, 0 to one less than `below`. */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(of: number): boolean {
    return this.next() < of;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.int(from.length)] as T;
  }
}
