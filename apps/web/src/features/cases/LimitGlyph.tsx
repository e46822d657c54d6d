import type { CaseLane } from "@jianheng/contract";

type LimitState = CaseLane["limits"][number]["state"];

/** The end of a limit as a shape of its own for each state, so that a grey print tells them apart; 14 px, centred on 0, 0. */
export function LimitGlyph({ state }: { readonly state: LimitState }) {
  switch (state) {
    case "done":
      return (
        <g className="glyph done">
          <circle r={6} />
          <path d="M-3,0 -1,2.5 3,-2.5" />
        </g>
      );
    case "doneLate":
      return (
        <g className="glyph done-late">
          <rect x={-6} y={-6} width={12} height={12} />
          <path d="M-3,0 -1,2.5 3,-2.5" />
        </g>
      );
    case "passed":
      return (
        <g className="glyph passed">
          <path className="ground" d="M0,-7 7,0 0,7 -7,0z" />
          <path d="M0,-3.5V0.5M0,2.8V3.2" />
        </g>
      );
    case "near":
      return (
        <g className="glyph near">
          <path className="ground" d="M0,-6.5 6.5,5.5 -6.5,5.5z" />
          <path d="M0,-2.5V1.5M0,3.4V3.8" />
        </g>
      );
    case "ahead":
      return (
        <g className="glyph ahead">
          <circle r={6} />
          <path d="M0,-3V0L2.5,1.5" />
        </g>
      );
    default:
      return (
        <g className="glyph unknown">
          <circle r={6} />
          <path d="M-2,-1.8C-2,-4.4 2,-4.4 2,-1.6C2,0 0,0 0,1.4M0,3.4V3.6" />
        </g>
      );
  }
}
