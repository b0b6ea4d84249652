import { createHmac } from 'node:crypto';

const length = 12;

/**
 * An incident's name in addresses: 12 characters a-z and 0-9. Always the same for the same incident, and it says neither
 * how many there are nor what the next one will be called.
 */
export function publicKey(installation: string, id: number): string {
  const digest = createHmac('sha256', installation).update(`incident ${id}`).digest('hex');
  return BigInt(`0x${digest}`).toString(36).padStart(length, '0').slice(-length);
}
