"use strict";
/** The embedded numbers: little-endian float32 in base64, channel after channel, each less its offset. */
const data = JSON.parse(document.getElementById("data").textContent);

/** Little-endian float32 in base64, more the offset. */
function samplesOf(base64, offset) {
  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: data.length }, (_, i) => view.getFloat32(4 * i, true) + offset);
}

function decoded(id) {
  const text = atob(document.getElementById(id).textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = text.charCodeAt(k);
  const view = new DataView(bytes.buffer);
  const channels = [];
  for (let c = 0; c < data.channels.length; c++) {
    const u = new Float64Array(data.length);
    for (let i = 0; i < u.length; i++) u[i] = view.getFloat32(4 * (c * u.length + i), true) + data.offsets[c];
    channels.push(u);
  }
  return channels;
}

/** The time axis: `axis.at(i)` is the position of sample i, counted from 1 and with fractions, `axis.index` its inverse. */
function timeAxis(time) {
  if (!time) return { at: i => i, index: x => x, text: x => "sample " + Math.round(x), settings: {} };
  let positions = null;
  if (time.positions) {
    const text = atob(time.positions);
    const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    positions = Float64Array.from({ length: data.length }, (_, i) => view.getFloat64(8 * i, true));
  }
  const at = i => {
    if (!positions) return time.start + (i - 1) * time.step;
    const k = Math.max(0, Math.min(data.length - 2, Math.floor(i) - 1));
    return positions[k] + (i - 1 - k) * (positions[k + 1] - positions[k]);
  };
  const index = x => {
    if (!positions) return 1 + (x - time.start) / time.step;
    let low = 0, high = data.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (positions[middle] <= x) low = middle; else high = middle;
    }
    return 1 + low + (x - positions[low]) / (positions[low + 1] - positions[low]);
  };
  const date = x => new Date(Math.round(x * 1e3)).toISOString().replace("T", " ").replace(/(:00)?\.000Z$|Z$/, "").replace(/ 00:00$/, "");
  return { at, index, text: x => `sample ${Math.round(index(x))}, ${time.name} ${time.dated ? date(x) : String(Number(x.toPrecision(9)))}`,
    settings: { abscissa: time.name, dated: time.dated } };
}
const axisOfTime = timeAxis(data.time);

function source(position, n) {
  if (position >= 0 && position < n) return position;
  if (data.filters.boundary === "periodic") return ((position % n) + n) % n;
  if (data.filters.boundary !== "reflecting") return -1;
  const phase = ((position % (2 * n)) + 2 * n) % (2 * n);
  return phase < n ? phase : 2 * n - 1 - phase;
}

/** (K u)_m with the rows of the boundary. */
function response(channels, m) {
  const { taps, inputs, outputs, dilation, weights, boundary } = data.filters;
  const n = data.length;
  const reach = (taps - 1) * dilation + 1;
  const first = boundary === "zero" ? 1 - reach : 0;
  const rows = boundary === "natural" ? n - reach + 1 : boundary === "zero" ? n + reach - 1 : n;
  const channel = Math.floor(m / outputs) * inputs;
  const out = new Float64Array(Math.max(0, rows));
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let c = 0; c < inputs; c++) {
      for (let j = 0; j < taps; j++) {
        const at = source(i + first + j * dilation, n);
        if (at >= 0) sum += weights[(m * inputs + c) * taps + j] * channels[channel + c][at];
      }
    }
    out[i] = sum;
  }
  return out;
}

/** Counts over equal bins, scaled to a density; what lies outside the range is counted apart. */
function histogram(values, sigma) {
  const finite = values.filter(Number.isFinite);
  const sorted = finite.slice().sort();
  const quantile = q => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] || 0;
  const reach = Math.max(4 * sigma, Math.abs(quantile(0.005)), Math.abs(quantile(0.995))) || 1;
  const width = 2 * (quantile(0.75) - quantile(0.25)) / Math.cbrt(sorted.length || 1);
  const bins = Math.max(11, Math.min(81, width > 0 ? Math.ceil(2 * reach / width) : 11)) | 1;
  const counts = new Array(bins).fill(0);
  let outside = 0;
  for (const r of finite) {
    const k = Math.floor((r + reach) / (2 * reach) * bins);
    if (k >= 0 && k < bins) counts[k]++; else outside++;
  }
  const step = 2 * reach / bins;
  return { left: -reach, step, outside, density: counts.map(k => k / (Math.max(1, finite.length) * step)) };
}

/** The correlation of values with those 1, 2, ... places later, and the band in which 95 % of them lie for white noise. */
function autocorrelation(values, most) {
  const known = values.filter(v => Number.isFinite(v));
  const power = known.reduce((sum, v) => sum + v * v, 0) / Math.max(1, known.length) || 1;
  const count = Math.min(most, Math.max(1, Math.floor(values.length / 4)));
  const lags = Array.from({ length: count }, (_, k) => {
    let sum = 0, pairs = 0;
    for (let i = k + 1; i < values.length; i++) {
      const product = values[i] * values[i - k - 1];
      if (Number.isFinite(product)) { sum += product; pairs++; }
    }
    return pairs ? sum / pairs / power : 0;
  });
  return { values: lags, band: 1.96 / Math.sqrt(Math.max(1, known.length)) };
}

/** Values as min and max for each pixel, so that a million samples draw like a thousand. */
function decimated(series, from, to, pixels) {
  const n = to - from + 1;
  if (n <= 3 * pixels) {
    const xs = Array.from({ length: n }, (_, k) => from + k + 1);
    return [xs, ...series.map(v => xs.map(x => Number.isFinite(v[x - 1]) ? v[x - 1] : null))];
  }
  const xs = new Array(2 * pixels);
  const columns = series.map(() => new Array(2 * pixels));
  for (let b = 0; b < pixels; b++) {
    const begin = from + Math.floor(b * n / pixels);
    const end = from + Math.floor((b + 1) * n / pixels);
    xs[2 * b] = begin + 1 + (end - begin) / 4;
    xs[2 * b + 1] = begin + 1 + 3 * (end - begin) / 4;
    series.forEach((v, s) => {
      let low = -1, high = -1;
      for (let i = begin; i < end; i++) {
        if (!Number.isFinite(v[i])) continue;
        if (low < 0 || v[i] < v[low]) low = i;
        if (high < 0 || v[i] > v[high]) high = i;
      }
      columns[s][2 * b] = low < 0 ? null : v[Math.min(low, high)];
      columns[s][2 * b + 1] = low < 0 ? null : v[Math.max(low, high)];
    });
  }
  return [xs, ...columns];
}
