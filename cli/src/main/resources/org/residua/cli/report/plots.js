const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const font = "12px ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif";
const plots = [];

/** Six significant digits, a real minus sign. */
function shown(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "missing";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    const [digits, power] = value.toExponential(3).split("e");
    const raised = [...String(Number(power))].map(c => c === "-" ? "\u207b" : "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[c]).join("");
    return `${Number(digits)}\u00b710${raised}`.replace("-", "\u2212");
  }
  const text = String(Number(value.toPrecision(6)));
  const [whole, rest] = text.split(".");
  const grouped = size >= 1e4 ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, "\u202f") : whole;
  return (rest === undefined ? grouped : grouped + "." + rest).replace("-", "\u2212");
}

/** A legend entry: the line as it is drawn, a name, a place for the value under the cursor. */
function key(caption, look) {
  const item = document.createElement("span");
  item.className = "key";
  const dash = look.dash ? ` stroke-dasharray="${look.dash.join(" ")}"` : "";
  const mark = look.area ? `<rect x="1" y="0" width="24" height="10" fill="var(${look.color})"/>` : look.bars ? `<rect x="2" y="1" width="22" height="8" fill="var(--fill)" stroke="var(${look.color})"/>`
    : `<path d="M0 5 H26" stroke="var(${look.color})" stroke-width="${look.width}"${dash} fill="none"/>`
      + (look.marked && look.few !== false ? `<circle cx="13" cy="5" r="3.2" fill="var(--paper)" stroke="var(${look.color})" stroke-width="1.4"/>` : "");
  item.innerHTML = `<svg width="26" height="10" aria-hidden="true">${mark}</svg>`;
  item.append(typeof look.label === "function" ? look.label() : look.label);
  const value = document.createElement("b");
  item.append(value);
  if (!look.silent) caption.append(item);
  return value;
}

/** Dashed horizontal lines with a name at their right end: bounds and contrasts. */
function ruled(u, lines) {
  const ctx = u.ctx;
  const ratio = devicePixelRatio || 1;
  ctx.save();
  ctx.beginPath();
  ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  ctx.clip();
  ctx.strokeStyle = ctx.fillStyle = style("--bound");
  ctx.lineWidth = 1.5 * ratio;
  ctx.font = font.replace("12px", 12 * ratio + "px");
  ctx.textAlign = "right";
  for (const line of lines) {
    const y = Math.round(u.valToPos(line.at, "y", true));
    ctx.setLineDash([7 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(u.bbox.left, y);
    ctx.lineTo(u.bbox.left + u.bbox.width, y);
    ctx.stroke();
    ctx.setLineDash([]);
    const above = y - u.bbox.top > 18 * ratio && !(line.below && u.bbox.top + u.bbox.height - y > 18 * ratio);
    const x = u.bbox.left + u.bbox.width - 6 * ratio;
    ctx.lineWidth = 4 * ratio;
    ctx.strokeStyle = style("--paper");
    ctx.strokeText(line.label, x, y + (above ? -6 : 16) * ratio);
    ctx.fillText(line.label, x, y + (above ? -6 : 16) * ratio);
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = style("--bound");
  }
  ctx.restore();
}

/** The range of all values and lines, with air above and below. */
function spanned(columns, lines) {
  let low = Infinity, high = -Infinity;
  for (const column of columns) for (const v of column) if (v !== null && Number.isFinite(v)) { low = Math.min(low, v); high = Math.max(high, v); }
  if (low > high) return [-1, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  for (const { at, near } of lines) if (!near || Math.abs(at) <= 3 * size) { low = Math.min(low, at); high = Math.max(high, at); }
  const air = (high - low || Math.abs(high) || 1) * 0.07;
  return [low - air, high + air];
}

/** For uPlot: from which distance of two ticks on a date is written how, and what is added where a new day begins. */
const dates = [
  [365 * 86400, "{YYYY}", null, null, null, null, null, null, 1],
  [28 * 86400, "{YYYY}-{MM}", null, null, null, null, null, null, 1],
  [86400, "{YYYY}-{MM}-{DD}", null, null, null, null, null, null, 1],
  ...[[60, "{HH}:{mm}"], [1, "{HH}:{mm}:{ss}"], [0.001, "{ss}.{fff}"]]
    .map(([step, time]) => [step, time, "\n{YYYY}-{MM}-{DD}", null, "\n{YYYY}-{MM}-{DD}", null, null, null, 1])
];

const axis = more => ({
  stroke: () => style("--soft"), font, grid: { stroke: () => style("--line"), width: 1 },
  ticks: { stroke: () => style("--line"), width: 1, size: 4 }, gap: 6, ...more
});

/** One plot: caption with legend, canvas, cursor values. `options`: name, label, height, looks, lines, read(x). */
class Plot {
  constructor(id, options) {
    this.host = document.getElementById(id);
    this.options = { height: 270, lines: [], unit: "sample", ...options };
    this.caption = document.createElement("figcaption");
    this.area = document.createElement("div");
    this.area.className = "area";
    this.host.append(this.caption, this.area);
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = this.options.name;
    this.caption.append(name);
    this.values = this.options.looks.map(look => key(this.caption, look));
    this.at = document.createElement("span");
    this.at.className = "at";
    this.caption.append(this.at);
    this.u = new uPlot(this.settings(), [[0], ...this.options.looks.map(() => [null])], this.area);
    this.u.root.querySelectorAll("canvas").forEach(c => { c.setAttribute("role", "img"); c.setAttribute("aria-label", this.options.label); });
    plots.push(this);
  }

  width() { return Math.max(240, Math.floor(this.host.clientWidth)); }

  height() { return innerWidth < 600 ? Math.round(this.options.height * 0.86) : this.options.height; }

  settings() {
    const { abscissa, dated } = this.options;
    const below = abscissa ? { label: abscissa, labelFont: font, labelSize: 16, labelGap: 0 } : {};
    const wide = values => Math.max(34, 16 + 7.2 * Math.max(0, ...(values || []).map(v => String(v ?? "").length)));
    return {
      width: this.width(), height: this.height(), legend: { show: false }, padding: [8, 26, 0, 0],
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC"),
      scales: { x: { time: dated === true, range: (_, a, b) => [a, b] }, y: { range: (_, a, b) => [a, b] } },
      axes: [axis({ size: dated ? 42 : 30, space: dated ? 90 : 70, ...below, values: dated ? dates : (_, splits) => splits.map(v => shown(v)) }), axis({ size: (_, values) => wide(values), space: 36,
        values: (_, splits) => splits.map(v => shown(v)) })],
      cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false }, ...this.options.cursor },
      series: [{}, ...this.options.looks.map(look => ({
        stroke: () => style(this.dense && look.haze ? look.haze : look.color), width: look.width, dash: look.dash, spanGaps: false,
        fill: look.bars ? () => style("--fill") : undefined,
        paths: look.bars ? uPlot.paths.bars({ size: [1, Infinity], align: 1, gap: 0 }) : undefined,
        points: { show: (u, s, from, to) => look.marked === true && !look.bars && to - from < u.width / 9, size: 6,
          stroke: () => style(look.color), fill: () => style("--paper"), width: 1.4 }
      }))],
      bands: this.options.bands,
      hooks: {
        draw: [u => ruled(u, this.options.lines)],
        setCursor: [u => this.read(u)],
        setSelect: this.options.select ? [u => this.options.select(u)] : []
      }
    };
  }

  /** Shows columns of numbers over `[from, to]`, which holds so many of them. */
  show(columns, from, to, count = to - from) {
    const [low, high] = spanned(columns.slice(1), this.options.lines);
    this.dense = count > 3 * this.u.width;
    this.options.looks.forEach((look, k) => { this.u.series[k + 1].width = this.dense ? look.denseWidth ?? Math.min(1, look.width) : look.width; });
    this.u.batch(() => {
      this.u.setData(columns, false);
      this.u.setScale("x", { min: from, max: to });
      this.u.setScale("y", { min: low, max: high });
    });
  }

  read(u) {
    const inside = u.cursor.left >= 0;
    const found = inside ? this.options.read(u.posToVal(u.cursor.left, "x")) : null;
    this.at.textContent = found ? found.at : "";
    this.values.forEach((value, k) => { value.textContent = found ? shown(found.values[k]) : ""; });
  }

  resize() { this.u.setSize({ width: this.width(), height: this.height() }); this.u.redraw(false, true); }
}
