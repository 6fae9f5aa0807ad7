const before = decoded("samples-before");
const after = decoded("samples-after");
const gap = before.map((u, c) => u.map((v, i) => v - after[c][i]));
const state = { channel: 0, filter: 0, from: 1, to: data.length };
const responses = new Map();

function filtered(when) {
  const name = when + state.filter;
  if (!responses.has(name)) responses.set(name, response(when === "before" ? before : after, state.filter));
  return responses.get(name);
}

/** A view of samples `[a, b]`, counted from 1, kept inside the signal; all plots over samples follow. */
function view(a, b) {
  const span = Math.min(Math.max(b - a, Math.min(4, data.length - 1)), data.length - 1);
  state.from = Math.min(Math.max(1, a), data.length - span);
  state.to = state.from + span;
  sampled.forEach(refresh);
}

function refresh(plot) {
  const series = plot.options.series();
  const last = Math.max(1, Math.max(...series.map(v => v.length)));
  const from = Math.max(0, Math.floor(state.from) - 2);
  const to = Math.min(last - 1, Math.ceil(state.to));
  const [xs, ...columns] = decimated(series, Math.min(from, to), to, Math.max(50, plot.u.width - 60));
  plot.show([xs.map(axisOfTime.at), ...columns], axisOfTime.at(state.from), axisOfTime.at(state.to), state.to - state.from);
}

const indexAt = (u, left) => axisOfTime.index(u.posToVal(left, "x"));

const select = u => {
  if (u.select.width > 3) view(indexAt(u, u.select.left), indexAt(u, u.select.left + u.select.width));
  u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
};

const cursor = {
  sync: { key: "samples", scales: ["x", null], filters: { pub: type => type === "mousemove" || type === "mouseleave" } },
  bind: {
    mousedown: (u, target, handler) => e => { if (e.button === 0 && !e.shiftKey) handler(e); return null; },
    dblclick: () => () => { view(1, data.length); return null; }
  }
};

function overSamples(id, options) {
  const plot = new Plot(id, { select, cursor, ...axisOfTime.settings, ...options, read: x => {
    const i = Math.round(axisOfTime.index(x)) - 1;
    return { at: axisOfTime.text(axisOfTime.at(i + 1)), values: options.series().map(v => v[i]) };
  } });
  gestures(plot.u);
  plot.area.tabIndex = 0;
  plot.area.setAttribute("role", "group");
  plot.area.setAttribute("aria-label", options.label + " Arrow keys pan, plus and minus zoom, 0 shows all.");
  plot.area.addEventListener("keydown", e => {
    const action = { ArrowLeft: "left", ArrowRight: "right", "+": "in", "=": "in", "-": "out", 0: "reset" }[e.key];
    if (action && !e.ctrlKey && !e.metaKey && !e.altKey) { act(action); e.preventDefault(); }
  });
  return plot;
}

function act(action) {
  const span = state.to - state.from;
  const middle = (state.to + state.from) / 2;
  const moves = {
    left: () => view(state.from - span / 4, state.to - span / 4), right: () => view(state.from + span / 4, state.to + span / 4),
    in: () => view(middle - span / 4, middle + span / 4), out: () => view(middle - span, middle + span),
    reset: () => view(1, data.length)
  };
  moves[action]();
}

/** Shift and drag or one finger pans, two fingers zoom, the wheel with ctrl zooms and sideways pans. */
function gestures(u) {
  const active = new Map();
  let start = null;
  const begin = () => { start = { from: state.from, to: state.to, xs: [...active.values()] }; };
  const perPixel = () => (start.to - start.from) / u.over.clientWidth;
  u.over.addEventListener("pointerdown", e => {
    if (e.pointerType === "mouse" && !(e.shiftKey && e.button === 0)) return;
    active.set(e.pointerId, e.clientX);
    u.over.setPointerCapture(e.pointerId);
    begin();
  });
  u.over.addEventListener("pointermove", e => {
    if (!active.has(e.pointerId)) return;
    active.set(e.pointerId, e.clientX);
    const xs = [...active.values()];
    const shift = (xs.reduce((a, b) => a + b) - start.xs.reduce((a, b) => a + b)) / xs.length * perPixel();
    const ratio = xs.length < 2 ? 1 : Math.max(10, Math.abs(start.xs[0] - start.xs[1])) / Math.max(10, Math.abs(xs[0] - xs[1]));
    const middle = (start.from + start.to) / 2 - shift;
    const half = (start.to - start.from) / 2 * ratio;
    view(middle - half, middle + half);
  });
  for (const end of ["pointerup", "pointercancel"]) u.over.addEventListener(end, e => { if (active.delete(e.pointerId) && active.size) begin(); });
  u.over.addEventListener("wheel", e => {
    const span = state.to - state.from;
    if (e.ctrlKey || e.metaKey) {
      const x = indexAt(u, e.offsetX);
      const ratio = Math.exp(Math.max(-1, Math.min(1, e.deltaY * 0.01)));
      view(x - (x - state.from) * ratio, x + (state.to - x) * ratio);
    } else if (Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
      view(state.from + e.deltaX / u.over.clientWidth * span, state.to + e.deltaX / u.over.clientWidth * span);
    } else return;
    e.preventDefault();
  }, { passive: false });
}

const sampled = [overSamples("plot-signal", {
  name: "Signal", height: 340, label: "Signal before and after, over the samples.",
  looks: [{ label: "before", color: "--before", haze: "--edge", width: 1, denseWidth: 1.4, marked: true, few: data.length < 160 },
    { label: "after", color: "--after", width: 2.25, denseWidth: 1.75 }],
  series: () => [before[state.channel], after[state.channel]]
}), overSamples("plot-residual", {
  name: "Residual", height: 230, label: "Residual, before less after, over the samples.",
  looks: [{ label: "before \u2212 after", color: "--after", width: 1, marked: true, few: data.length < 160 }],
  lines: [{ at: 0, label: "" }], series: () => [gap[state.channel]]
})];

if (data.filters) {
  const lines = data.contrast === null ? [] : [{ at: data.contrast, label: "+\u03bb", near: true }, { at: -data.contrast, label: "\u2212\u03bb", near: true, below: true }];
  for (const [when, color] of [["before", "--before"], ["after", "--after"]]) {
    sampled.push(overSamples("plot-" + when, { name: "K u " + when, height: 230, lines,
      label: "Filter response " + when + ", with the contrast as dashed lines.",
      looks: [{ label: "response", color, width: when === "before" ? 1 : 1.5 }], series: () => [filtered(when)] }));
  }
} else {
  document.getElementById("responses").hidden = true;
}

const why = data.why.map(one => ({ ...one, rivals: one.rivals.map(rival => ({ name: rival.name, samples: samplesOf(rival.samples, data.offsets[one.channel]) })),
  deviation: samplesOf(one.deviation, 0), half: samplesOf(one.half, data.offsets[one.channel]), twice: samplesOf(one.twice, data.offsets[one.channel]) }));
const whyOf = () => why.find(one => one.channel === state.channel);
if (why.length) {
  const shifted = (values, by, factor) => values.map((v, i) => v + factor * by[i]);
  const none = () => new Float64Array(data.length).fill(NaN);
  sampled.push(overSamples("plot-rivals", {
    name: "Result and runners-up", height: 320, label: "The result with its band, and what the runners-up would have made, over the samples.", bands: [{ series: [2, 3], fill: () => style("--fill") }],
    looks: [{ label: "before", color: "--edge", width: 1, marked: true, few: data.length < 160 },
      { label: "band of the result", color: "--fill", width: 1, area: true }, { label: "", color: "--fill", width: 1, silent: true },
      { label: () => whyOf()?.rivals[0]?.name ?? "no runner-up", color: "--bound", width: 1.5 }, { label: () => whyOf()?.rivals[1]?.name ?? "no second one", color: "--good", width: 1.5, dash: [8, 4] },
      { label: "result", color: "--after", width: 2.25, denseWidth: 1.75 }],
    series: () => {
      const one = whyOf();
      return one ? [before[state.channel], shifted(after[state.channel], one.deviation, 2), shifted(after[state.channel], one.deviation, -2),
        one.rivals[0]?.samples ?? none(), one.rivals[1]?.samples ?? none(), after[state.channel]] : [before[state.channel], none(), none(), none(), none(), after[state.channel]];
    }
  }), overSamples("plot-levels", {
    name: "Less the result", height: 250, label: "What half and twice the noise level would change, over the samples, with the band of the result.", bands: [{ series: [1, 2], fill: () => style("--fill") }],
    looks: [{ label: "band of the result", color: "--fill", width: 1, area: true }, { label: "", color: "--fill", width: 1, silent: true },
      { label: "half the noise level", color: "--bound", width: 1.5 }, { label: "twice the noise level", color: "--good", width: 1.5, dash: [8, 4] }],
    lines: [{ at: 0, label: "" }],
    series: () => {
      const one = whyOf();
      if (!one) return [none(), none(), none(), none()];
      return [one.deviation.map(d => 2 * d), one.deviation.map(d => -2 * d), shifted(one.half, after[state.channel], -1), shifted(one.twice, after[state.channel], -1)];
    }
  }));
} else if (document.querySelector(".unexplained")) {
  document.querySelectorAll("#why h3, #why figure").forEach(part => { part.hidden = true; });
} else {
  document.getElementById("why").hidden = true;
}

const bars = new Plot("plot-histogram", {
  name: "Distribution", height: 230, label: "Histogram of the residual with the normal curve of the noise estimate.",
  looks: [{ label: "residual", color: "--after", width: 1, bars: true }, { label: "normal curve of the noise level", color: "--bound", width: 2, dash: [7, 4] }],
  cursor: { drag: { x: false, y: false } },
  read: x => {
    const { left, step, density } = bars.counted;
    const k = Math.floor((x - left) / step);
    return { at: "residual " + shown(Number(x.toPrecision(3))), values: [density[k] ?? 0, normal(x)] };
  }
});
const normal = x => {
  const sigma = data.noise[state.channel];
  return sigma > 0 ? Math.exp(-0.5 * (x / sigma) ** 2) / (sigma * Math.sqrt(2 * Math.PI)) : null;
};

const lags = new Plot("plot-correlation", {
  name: "Autocorrelation of the residual", height: 190, label: "Correlation of the residual with itself some samples later, and where that of white noise lies.",
  looks: [{ label: "correlation", color: "--after", width: 1, bars: true }],
  cursor: { drag: { x: false, y: false } }, abscissa: "samples apart",
  read: x => { const k = Math.floor(x + 0.5); return { at: k + " apart", values: [lags.counted?.[k - 1]] }; }
});

function distribution() {
  const h = histogram(gap[state.channel], data.noise[state.channel]);
  bars.counted = h;
  const fine = 8;
  const xs = [], heights = [], curve = [];
  h.density.forEach((d, k) => {
    for (let f = 0; f < fine; f++) {
      const x = h.left + (k + f / fine) * h.step;
      xs.push(x);
      heights.push(f === 0 ? d : undefined);
      curve.push(normal(x));
    }
  });
  xs.push(-h.left);
  heights.push(undefined);
  curve.push(normal(-h.left));
  bars.show([xs, heights, curve], h.left, -h.left);
  bars.u.setScale("y", { min: 0, max: 1.1 * Math.max(...h.density, normal(0) || 0) });
  const note = document.getElementById("outside");
  if (note) note.textContent = h.outside ? ` ${shown(h.outside)} of ${shown(data.length)} samples lie outside the histogram.` : "";
}

function correlation() {
  const { values, band } = autocorrelation(gap[state.channel], 40);
  lags.counted = values;
  lags.options.lines = band > 0 ? [{ at: band, label: "95 % of white noise" }, { at: -band, label: "" }] : [];
  lags.show([values.map((_, k) => k + 0.5), values], 0.5, values.length + 0.5);
}

const way = data.trajectory;
if (!way) document.getElementById("evolution").hidden = true;
for (const [what, name, bound] of way ? [["norm", "Norm \u2016u\u2016", way.normBound], ["energy", "Energy E(u)", way.energyBound]] : []) {
  const plot = new Plot("plot-" + what, {
    name, height: 230, unit: way.unit, label: name + " after each " + way.unit + (bound === null ? "." : ", below the certified bound."),
    looks: [{ label: "after " + way.unit, color: "--after", width: 2, marked: true }],
    lines: bound === null ? [] : [{ at: bound, label: "certified: never above" }],
    cursor: { drag: { x: false, y: false } },
    read: x => {
      const k = way.steps.reduce((best, s, i) => Math.abs(s - x) < Math.abs(way.steps[best] - x) ? i : best, 0);
      return { at: way.unit + " " + way.steps[k], values: [way[what][k]] };
    }
  });
  plot.show([way.steps, way[what]], way.steps[0], Math.max(way.steps.at(-1), way.steps[0] + 1));
}

function choices(id, box, names, chosen) {
  const list = document.getElementById(id);
  names.forEach((name, k) => list.add(new Option(name, k)));
  document.getElementById(box).hidden = names.length < 2;
  list.addEventListener("change", () => { chosen(Number(list.value)); sampled.forEach(refresh); distribution(); correlation(); });
}
choices("channel", "channel-box", data.channels, k => { state.channel = k; });
choices("response", "response-box", data.filters ? data.filters.names : [], k => { state.filter = k; });
document.getElementById("tools").addEventListener("click", e => { if (e.target.dataset.act) act(e.target.dataset.act); });

const theme = document.getElementById("theme");
function paint(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  theme.textContent = dark ? "Light" : "Dark";
  theme.setAttribute("aria-pressed", String(dark));
  theme.setAttribute("aria-label", dark ? "Change to the light theme" : "Change to the dark theme");
  plots.forEach(plot => plot.u.redraw(false, true));
}
const system = matchMedia("(prefers-color-scheme: dark)");
theme.addEventListener("click", () => paint(document.documentElement.dataset.theme !== "dark"));
system.addEventListener("change", e => paint(e.matches));
let printedDark = false;
const fit = () => { plots.forEach(plot => plot.resize()); sampled.forEach(refresh); };
addEventListener("beforeprint", () => { printedDark = document.documentElement.dataset.theme === "dark"; paint(false); });
addEventListener("afterprint", () => paint(printedDark));

const copy = document.getElementById("copy");
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", () => navigator.clipboard.writeText(document.getElementById("command").textContent)
  .then(() => { copy.textContent = "Copied"; }, () => { copy.textContent = "Not allowed"; }));

view(1, data.length);
distribution();
correlation();
paint(system.matches);
let resizing = 0;
new ResizeObserver(() => { cancelAnimationFrame(resizing); resizing = requestAnimationFrame(fit); }).observe(document.querySelector("main"));

/**
 * For the automated test: how many pixels each plot has drawn. The plots draw in microtasks queued above, so this one
 * sees them all and still runs before the page counts as loaded; a frame would wait for a compositor, which a browser
 * without a window may start late.
 */
queueMicrotask(() => {
  if (location.hash === "#check") {
    for (const plot of plots) {
      const { width, height } = plot.u.ctx.canvas;
      const pixels = plot.u.ctx.getImageData(0, 0, width, height).data;
      let ink = 0;
      for (let k = 3; k < pixels.length; k += 4) if (pixels[k] > 40) ink++;
      plot.host.dataset.ink = ink;
    }
  }
  document.documentElement.dataset.ready = plots.length + " plots";
});
