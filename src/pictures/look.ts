import type { Degree } from '../domain/impacts/record.ts';
import type { Severity } from '../domain/severity.ts';
import type { Status } from '../domain/status.ts';

/** For whom it is drawn: `width` in the pixels of a screen, from 380 (a phone) on. */
export interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

/** Okabe and Ito's colours, which people with any colour vision tell apart (https://jfly.uni-koeln.de/color/). */
const [orange, sky, green, blue, vermillion] = ['#E69F00', '#56B4E9', '#009E73', '#0072B2', '#D55E00'];
const grey = '#8A8D93';

export interface Colours {
  readonly ground: string;
  readonly ink: string;
  /** For what explains. */
  readonly quiet: string;
  readonly grid: string;
  /** Upon any of the others. */
  readonly onColour: string;
  readonly kept: string;
  readonly late: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly status: Readonly<Record<Status, string>>;
  /** One hue, the worse the stronger. */
  readonly degree: Readonly<Record<Degree, string>>;
}

const shared = {
  onColour: '#111315',
  late: vermillion,
  severity: { sev1: vermillion, sev2: orange, sev3: sky, sev4: grey },
  status: { investigating: vermillion, identified: orange, monitoring: sky, resolved: green },
} as const;

const colours: Readonly<Record<Look['theme'], Colours>> = {
  light: {
    ...shared,
    ground: '#FFFFFF',
    ink: '#1D1C1D',
    quiet: '#5E5F63',
    grid: '#E4E5E8',
    kept: blue,
    degree: { none: '#E4E5E8', minor: '#EBCADC', partial: '#DFA6C6', major: '#CC79A7', full: '#B04E86' },
  },
  dark: {
    ...shared,
    ground: '#1A1D21',
    ink: '#ECEDEE',
    quiet: '#A9ACB2',
    grid: '#363A40',
    kept: sky,
    degree: { none: '#363A40', minor: '#6F4A60', partial: '#99607F', major: '#CC79A7', full: '#EFA9CF' },
  },
};

export const coloursOf = ({ theme }: Look): Colours => colours[theme];

/** Sizes in pixels; what is wide has room for larger letters. */
export interface Sizes {
  readonly pad: number;
  readonly title: number;
  readonly text: number;
  readonly small: number;
  readonly isWide: boolean;
}

export const sizesOf = ({ width }: Look): Sizes =>
  width >= 720
    ? { pad: 32, title: 26, text: 17, small: 15, isWide: true }
    : { pad: 14, title: 18, text: 13, small: 12, isWide: false };
