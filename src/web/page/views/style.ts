/** How the page looks: light and dark, from a phone up, with the fonts that are there. Every text has a contrast of 4.5 or more. */
export const style = `:root{color-scheme:light dark;--back:#faf9f7;--card:#fff;--line:#e4e2dd;--ink:#1d2125;--quiet:#5d646b;--link:#0b57a4;
--ok:#157347;--slow:#8a5d00;--part:#b0440c;--down:#b3202c;--ok-bar:#55b088;--slow-bar:#c98f0a;--part-bar:#de6a32;--down-bar:#c9303c;
--ok-wash:#e9f5ee;--slow-wash:#fdf3dc;--part-wash:#fdeee5;--down-wash:#fcebec}
@media(prefers-color-scheme:dark){:root{--back:#131619;--card:#1a1e22;--line:#2b3137;--ink:#e9ebed;--quiet:#a0a8b0;--link:#8fc1f5;
--ok:#6fd1a4;--slow:#ecc064;--part:#f79e6b;--down:#ff9189;--ok-bar:#3f9d76;--slow-bar:#d5a02b;--part-bar:#e07a45;--down-bar:#e5555a;
--ok-wash:#14261e;--slow-wash:#2a2313;--part-wash:#2d1f16;--down-wash:#301a1c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:46rem;padding:0 1.125rem 3rem;background:var(--back);color:var(--ink);
font:1rem/1.6 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4,p,ol,ul,dl,dd{margin:0;padding:0}
ol,ul{list-style:none}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2rem);line-height:1.22;letter-spacing:-.018em;font-weight:650;text-wrap:balance}
h2{font-size:1.125rem;line-height:1.35;font-weight:650;letter-spacing:-.005em}
h3,h4{font-size:1rem;line-height:1.4;font-weight:620}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:4px}
main:focus{outline:0}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.5rem 1rem;border-radius:0 0 8px 8px;z-index:1}
.skip:focus{top:0}
header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.25rem 1.5rem;padding:1.5rem 0 1.25rem}
.brand{color:inherit;font-weight:650;text-decoration:none}
.brand:hover{text-decoration:underline}
nav a{display:inline-block;padding:.25rem 0}
header nav a{margin-left:1.25rem;color:var(--quiet);text-decoration:none}
header nav a:first-child{margin-left:0}
header nav a:hover{color:var(--ink);text-decoration:underline}
header nav a[aria-current]{color:var(--ink);font-weight:620}
section{margin-top:2.75rem}
section>h2{margin-bottom:.875rem}
.quiet,.also{color:var(--quiet)}
.quiet{font-size:.875rem;line-height:1.5}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.125rem 1.25rem}
.card+.card{margin-top:1rem}
.mark{flex:none;width:1.125em;height:1.125em;fill:currentColor;vertical-align:-.2em}
.marks{display:none}
symbol path{fill:none;stroke:var(--back);stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
.operational{--tone:var(--ok);--bar:var(--ok-bar);--wash:var(--ok-wash)}
.degraded_performance{--tone:var(--slow);--bar:var(--slow-bar);--wash:var(--slow-wash)}
.partial_outage{--tone:var(--part);--bar:var(--part-bar);--wash:var(--part-wash)}
.major_outage{--tone:var(--down);--bar:var(--down-bar);--wash:var(--down-wash)}
.tone{color:var(--tone)}
.overall{display:flex;gap:1rem;align-items:center;background:var(--wash);border-radius:14px;padding:1.5rem 1.375rem}
.overall .tone{display:flex;flex:none}
.overall .mark{width:2.5rem;height:2.5rem}
.overall p{margin-top:.25rem}
.title{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.125rem 1rem;margin-bottom:.875rem}
.components h3{font-size:.875rem;color:var(--quiet);font-weight:620;margin-bottom:.625rem}
.components .card>ul>li{padding:.875rem 0}
.components .card>ul>li+li{border-top:1px solid var(--line)}
.components .card>ul>li:last-child{padding-bottom:0}
.components h3+ul>li:first-child,.components .card>ul:first-child>li:first-child{padding-top:0}
.component{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
.name{font-weight:550}
.state{font-size:.875rem;line-height:1.8}
.regions{font-size:.875rem;margin-top:.125rem}
.regions li{display:flex;justify-content:space-between;gap:1rem}
.regions .name{font-weight:400;color:var(--quiet)}
.days{display:block;width:100%;height:1.75rem;margin-top:.375rem}
.days path{fill:none;stroke:var(--bar);stroke-width:32}
.days .fine{stroke:var(--ok-bar);stroke-width:20;stroke-dasharray:4 1}
.days .degraded_performance{stroke-width:32}
.days+.quiet{margin-top:.25rem}
.open{border-left:4px solid var(--bar);border-radius:6px 12px 12px 6px}
.open h3{font-size:1.1875rem;line-height:1.35;margin-top:.125rem;text-wrap:balance}
.open h3 a,.over a{color:inherit;text-decoration-color:var(--line)}
.open h3 a:hover,.over a:hover{text-decoration-color:currentColor}
.due{margin-top:.5rem;font-size:.9375rem}
.late{color:var(--part)}
.late .also{color:inherit}
.posts{margin-top:1.125rem}
.posts>li{position:relative;padding:0 0 1.25rem 1.375rem}
.posts>li:last-child{padding-bottom:0}
.posts>li:before{content:"";position:absolute;left:0;top:.5em;width:.625rem;height:.625rem;border-radius:50%;background:var(--quiet)}
.posts>li.resolved:before{background:var(--ok-bar)}
.posts>li:not(:last-child):after{content:"";position:absolute;left:calc(.3125rem - 1px);top:1.5em;bottom:-.1em;width:2px;background:var(--line)}
.head{line-height:1.6}
.head strong{font-weight:620;margin-right:.25rem}
.head .when{font-size:.875rem;color:var(--quiet)}
.when{font-variant-numeric:tabular-nums}
.when time,.also{display:inline-block}
.said{white-space:pre-line;margin-top:.125rem;max-width:40rem}
details{margin-top:1rem}
summary{cursor:pointer;color:var(--quiet);font-size:.875rem;padding:.25rem 0;width:fit-content}
summary:hover{color:var(--ink)}
.day{padding:1.125rem 0;border-top:1px solid var(--line)}
.day h3{margin-bottom:.25rem}
.lately .day>h3{font-weight:550;color:var(--quiet);font-size:.875rem}
.over+.over{margin-top:1.75rem}
.over>:first-child{display:flex;gap:.5rem;margin-bottom:.125rem;font-size:1.0625rem;line-height:1.4;font-weight:620}
.over .tone{flex:none}
.over .posts{margin-top:.625rem}
.over details{margin-top:.5rem}
.badge .mark{margin-right:.4rem}
.badge{font-weight:620;font-size:.9375rem;margin-bottom:.5rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1.125rem 2rem;margin-top:1.5rem;padding:1.125rem 0;
border:solid var(--line);border-width:1px 0}
.facts .wide{grid-column:1/-1}
dt{font-size:.875rem;color:var(--quiet)}
.wide dd{display:flex;flex-wrap:wrap;gap:0 .75rem}
.span{font-size:.875rem;color:var(--quiet);line-height:1.8}
.incident>section>h2{font-size:1.25rem}
.incident .posts{margin-top:0}
.markdown{max-width:40rem}
.markdown>*+*{margin-top:.875rem}
.markdown h3,.markdown h4,.markdown h5,.markdown h6{margin-top:1.75rem;font-size:1.0625rem;font-weight:620;line-height:1.4}
.markdown>:first-child{margin-top:0}
.markdown h3+*,.markdown h4+*{margin-top:.375rem}
.markdown ul{list-style:disc;padding-left:1.375rem}
.markdown ol{list-style:decimal;padding-left:1.5rem}
.markdown li+li{margin-top:.25rem}
.markdown blockquote{margin-left:0;padding-left:1rem;border-left:3px solid var(--line);color:var(--quiet)}
.markdown code{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.markdown pre{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;white-space:pre-wrap}
.markdown table{border-collapse:collapse;width:100%;font-size:.9375rem}
.markdown th,.markdown td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.markdown hr{border:0;border-top:1px solid var(--line)}
.paper>.quiet{margin-top:1.25rem}
h1+.day,h1+p,h1+section{margin-top:1.25rem}
.turn{display:flex;justify-content:space-between;gap:1rem;border-top:1px solid var(--line);padding-top:1rem}
.turn a:only-child:last-child{margin-left:0}
.sheets ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:.5rem 0 1.5rem}
.sheets [aria-current]{color:inherit;font-weight:620;text-decoration:none}
.months li{display:flex;justify-content:space-between;gap:1rem;padding:.5rem 0;border-top:1px solid var(--line)}
footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1.5rem;margin-top:3.5rem;padding-top:1.25rem;
border-top:1px solid var(--line);font-size:.875rem;color:var(--quiet)}
footer ul{display:flex;gap:1.25rem}
@media(max-width:30rem){.overall{align-items:flex-start;padding:1.25rem 1.125rem}.overall .mark{width:2rem;height:2rem}.card{padding:1rem}
.turn{flex-wrap:wrap}}
@media print{body{max-width:none}.skip,header nav,footer ul{display:none}}`;
