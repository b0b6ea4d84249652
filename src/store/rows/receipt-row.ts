import type { Receipt, ReceiptKey } from '../../desk/ports.ts';

export interface ReceiptRow {
  follower: string;
  incident_id: number;
  seq: number;
  step: string;
  channel: string | null;
  ts: string | null;
  detail: string | null;
  untold: string | null;
}

export const toReceipt = ({ channel, ts, detail, untold }: ReceiptRow): Receipt => ({ channel, ts, detail, untold });

export const toUntold = ({
  follower,
  incident_id,
  seq,
  step,
  untold,
}: ReceiptRow): ReceiptKey & { readonly untold: string } => ({
  follower,
  incidentId: incident_id,
  seq,
  step,
  untold: untold ?? '',
});
