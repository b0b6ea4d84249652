/** Channels on their way: who declared hears where the incident's channel is, or why there is none. */
export function createOpenings() {
  const waiting = new Map<number, (text: string) => void>();

  return {
    /** Resolves once. */
    wait: (incidentId: number): Promise<string> => new Promise((resolve) => waiting.set(incidentId, resolve)),
    say(incidentId: number, text: string): void {
      waiting.get(incidentId)?.(text);
      waiting.delete(incidentId);
    },
  };
}

export type Openings = ReturnType<typeof createOpenings>;
