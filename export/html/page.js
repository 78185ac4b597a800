// SPDX-License-Identifier: Apache-2.0
// The page that `quoth draw` writes as .html: draws `graph` (see html.cpp) on a canvas with D3's forces and zoom; lists,
// filters and the panel are plain elements, so that a keyboard and a screen reader reach everything. It is long because
// it is one: a page that opens from disk cannot import modules.
'use strict';
(function () {
  const graph = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const colours = dark ? graph.dark : graph.light;
  const $ = (id) => document.getElementById(id);
  const element = (name, text, parent, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    if (parent) parent.append(made);
    return made;
  };
  const style = getComputedStyle(document.documentElement);
  const named = {};
  const css = (name) => (named[name] ||= style.getPropertyValue(name).trim());
  const day = (iso) => (iso || '').split('/')[0].slice(0, 10);

  const nodes = graph.entities.map((entity, index) => ({ ...entity, index }));
  const links = graph.edges.map((edge, index) => ({ ...edge, index, source: edge.from, target: edge.to }));
  // Lines that join the same two in the same direction – fact and supposition, to and of – bend apart.
  const alike = new Map();
  for (const link of links) {
    const pair = `${link.from} ${link.to}`;
    link.bend = 0.12 + 0.16 * ((alike.get(pair) || 0) % 6);
    alike.set(pair, (alike.get(pair) || 0) + 1);
  }
  const groups = graph.groups.map((name, at) => ({ name, nodes: nodes.filter((node) => node.group === at) }));
  const canvas = $('graph');
  const pen = canvas.getContext('2d');
  let view = d3.zoomIdentity;
  let chosen = null;
  let moving = false;  // by hand: of a thousand lines the heads come when it rests

  // ---- what is shown ----
  const shown = { kinds: new Set(graph.kinds), families: new Set(graph.families.map((f) => f.name)), type: '', until: null, word: '' };
  const days = [...new Set(graph.statements.map((s) => day(s.date)).filter(Boolean))].sort();
  const alive = (statement) => (!shown.type || statement.type === shown.type) && (!shown.until || !statement.date || day(statement.date) <= shown.until);
  const linkShown = (link) => shown.families.has(link.family) && shown.kinds.has(link.source.kind) &&
    shown.kinds.has(link.target.kind) && link.statements.some((at) => alive(graph.statements[at]));
  const nodeShown = (node) => shown.kinds.has(node.kind);
  const matches = (node) => shown.word &&
    [node.name, node.role, ...node.aliases].some((text) => text.toLowerCase().includes(shown.word));

  // ---- drawing: what is seen, in as few strokes as there are styles ----
  const radius = (node) => 5 + 2.2 * Math.sqrt(node.statements);
  function arrow(link) {
    const dx = link.target.x - link.source.x, dy = link.target.y - link.source.y;
    const bend = link.bend;
    const mx = (link.source.x + link.target.x) / 2 - dy * bend, my = (link.source.y + link.target.y) / 2 + dx * bend;
    const ex = link.target.x - mx, ey = link.target.y - my, end = Math.hypot(ex, ey) || 1, gap = radius(link.target) + 2;
    return { mx, my, x: link.target.x - ex / end * gap, y: link.target.y - ey / end * gap, ux: ex / end, uy: ey / end };
  }
  // The part of the drawing that the window shows, in the drawing's own units.
  function windowOf() {
    const ratio = devicePixelRatio || 1, [x0, y0] = view.invert([0, 0]);
    const [x1, y1] = view.invert([canvas.width / ratio, canvas.height / ratio]);
    return { x0, y0, x1, y1 };
  }
  function crosses(link, w) {
    const { source: s, target: t, shape: a } = link;
    return Math.min(s.x, t.x, a.mx) < w.x1 && Math.max(s.x, t.x, a.mx) > w.x0 &&
      Math.min(s.y, t.y, a.my) < w.y1 && Math.max(s.y, t.y, a.my) > w.y0;
  }
  const lit = (link) => !chosen || chosen === link || chosen === link.source || chosen === link.target;
  function styleOf(link) {
    const width = Math.min(1 + 0.5 * (link.statements.length - 1), 4) + (chosen === link ? 2 : 0);
    return `${lit(link) ? 1 : 0} ${link.fact ? 0 : 1} ${width} ${link.family}`;
  }
  function headOf(link, path) {
    const a = link.shape;
    path.moveTo(a.x, a.y);
    path.lineTo(a.x - 8 * a.ux + 3.5 * a.uy, a.y - 8 * a.uy - 3.5 * a.ux);
    path.lineTo(a.x - 8 * a.ux - 3.5 * a.uy, a.y - 8 * a.uy + 3.5 * a.ux);
    path.closePath();
  }
  function drawFrames() {
    for (const group of groups) {
      const inside = group.nodes.filter(nodeShown);
      if (!inside.length) continue;
      const xs = inside.map((n) => n.x), ys = inside.map((n) => n.y), room = 26, size = textsAt(12);
      const x = Math.min(...xs) - room, y = Math.min(...ys) - room;
      pen.globalAlpha = 1;
      pen.fillStyle = css('--panel');
      pen.strokeStyle = css('--line');
      pen.lineWidth = 1;
      pen.beginPath();
      const wide = Math.max(...xs) + room - x;
      pen.rect(x, y, wide, Math.max(...ys) + room + 12 - y);
      pen.fill();
      pen.stroke();
      pen.font = `bold ${size}px Arial, sans-serif`;
      pen.fillStyle = css('--faint');
      pen.textAlign = 'left';
      let name = group.name;
      while (name.length > 1 && pen.measureText(name + '…').width > wide) name = name.slice(0, -1);
      pen.fillText(name === group.name ? name : name + '…', x + 4, y - 0.3 * size);
      pen.textAlign = 'center';
    }
  }
  function drawLinks(seen) {
    const alike = new Map();
    for (const link of seen) {
      const style = styleOf(link);
      if (!alike.has(style)) alike.set(style, []);
      alike.get(style).push(link);
    }
    const heads = view.k > 0.35 && !(moving && seen.length > 1000);  // smaller than two pixels they are dirt
    for (const style of [...alike.keys()].sort()) {
      const group = alike.get(style), [bright, dashed, width, family] = style.split(' ');
      const lines = new Path2D(), full = new Path2D(), open = new Path2D();
      for (const link of group) {
        lines.moveTo(link.source.x, link.source.y);
        lines.quadraticCurveTo(link.shape.mx, link.shape.my, link.shape.x, link.shape.y);
        if (heads) headOf(link, link.about ? open : full);
      }
      pen.strokeStyle = pen.fillStyle = colours.families[family];
      pen.globalAlpha = bright === '1' ? 0.9 : 0.2;
      // A line of a pixel costs a tenth of one that is wider, to the browser.
      pen.lineWidth = seen.length > 400 && width === '1' ? Math.min(1, 0.98 / view.k / (devicePixelRatio || 1)) : Number(width);
      pen.setLineDash(dashed === '1' ? [5, 4] : []);
      pen.stroke(lines);
      pen.setLineDash([]);
      if (!heads) continue;
      pen.fill(full);
      pen.stroke(open);
    }
  }
  function outline(node, path) {
    const r = radius(node), { x, y } = node;
    if (node.kind === 'person' || node.kind === 'group') path.moveTo(x + r, y), path.arc(x, y, r, 0, 7);
    else if (node.kind === 'place') path.moveTo(x + r * 1.25, y), path.ellipse(x, y, r * 1.25, r * 0.85, 0, 0, 7);
    else if (node.kind === 'event') {
      path.moveTo(x + r, y);
      for (let k = 1; k < 6; ++k) path.lineTo(x + r * Math.cos(k * Math.PI / 3), y + r * Math.sin(k * Math.PI / 3));
      path.closePath();
    } else path.rect(x - r, y - r * 0.8, 2 * r, 1.6 * r);
  }
  function drawNodes(seen) {
    const marked = (node) => matches(node) || chosen === node;
    const faded = (node) => chosen && chosen.name === undefined && chosen.source !== node && chosen.target !== node;
    const alike = new Map();
    for (const node of seen) {
      const style = `${marked(node) ? 1 : 0} ${faded(node) ? 0 : 1} ${node.kind}`;
      if (!alike.has(style)) alike.set(style, new Path2D());
      outline(node, alike.get(style));
    }
    for (const style of [...alike.keys()].sort()) {
      const [strong, bright, kind] = style.split(' '), look = colours.kinds[kind];
      pen.globalAlpha = bright === '1' ? 1 : 0.5;
      pen.fillStyle = look.fill;
      pen.strokeStyle = strong === '1' ? css('--focus') : look.border;
      pen.lineWidth = strong === '1' ? 3 : 1.2;
      pen.fill(alike.get(style));
      pen.stroke(alike.get(style));
    }
    return marked;
  }
  // Texts are never smaller on the screen than `pixels`; one that would lie on another waits for a nearer view.
  function textsAt(pixels) {
    return pixels / Math.min(view.k, 1);
  }
  function put(text, x, y, size, half, taken, always) {
    const hit = (t) => Math.abs(t.y - y) < 0.55 * (t.size + size) && Math.abs(t.x - x) < t.half + half;
    if (!always && taken.some(hit)) return;
    taken.push({ x, y, size, half });
    pen.lineWidth = size / 4;
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
  // Names, the most active first: of hundreds those alone that tell where one is.
  function drawNames(seen, marked, taken) {
    const size = textsAt(11), most = seen.length > 120 ? 90 : 250;
    pen.globalAlpha = 1;
    pen.font = `bold ${size}px Arial, sans-serif`;
    pen.strokeStyle = css('--back');
    pen.fillStyle = css('--text');
    for (const node of [...seen].sort((a, b) => marked(b) - marked(a) || b.statements - a.statements)) {
      if (taken.length >= most) break;
      node.half ||= pen.measureText(node.short).width / 2 / size;
      put(node.short, node.x, node.y + radius(node) + size, size, node.half * size, taken, marked(node));
    }
  }
  function drawWords(link, taken) {
    const a = link.shape, size = textsAt(9);
    const x = (link.source.x + link.target.x) / 4 + a.mx / 2, y = (link.source.y + link.target.y) / 4 + a.my / 2;
    pen.globalAlpha = lit(link) ? 1 : 0.2;
    pen.font = `${link.fact ? '' : 'italic '}${size}px Arial, sans-serif`;
    pen.strokeStyle = css('--back');
    pen.fillStyle = colours.words[link.family];
    link.half ||= pen.measureText(link.label).width / 2 / size;
    put(link.label, x, y, size, link.half * size, taken, chosen === link);
  }
  function draw() {
    const ratio = devicePixelRatio || 1, w = windowOf(), taken = [];
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    pen.textAlign = 'center';
    const visible = links.filter(linkShown), seen = visible.filter((link) => crosses(link, w));
    drawFrames();
    drawLinks(seen);
    const near = nodes.filter((n) => nodeShown(n) && n.x > w.x0 - 60 && n.x < w.x1 + 60 && n.y > w.y0 - 60 && n.y < w.y1 + 60);
    drawNames(near, drawNodes(near), taken);
    const words = visible.length <= 150 || (view.k > 1.2 && seen.length <= 300);
    for (const link of seen) if (chosen === link) drawWords(link, taken);
    for (const link of seen) if (words && chosen !== link) drawWords(link, taken);
    pen.globalAlpha = 1;
  }
  let waiting = false;
  function redraw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  }

  // ---- layout: settled before the first picture, so that the same graph is the same page ----
  const simulation = d3.forceSimulation(nodes)
    .force('charge', d3.forceManyBody().strength(-460).distanceMax(700))
    .force('link', d3.forceLink(links).distance(110).strength(0.25))
    .force('x', d3.forceX(0).strength(0.04)).force('y', d3.forceY(0).strength(0.12))
    .force('collide', d3.forceCollide((node) => radius(node) + 16)).stop();
  // Frames stand apart in rows, each wide enough for its own; there the forces between its entities decide.
  if (groups.length) {
    const wide = (group) => 70 * Math.sqrt(group.nodes.length) + 90, row = 1.8 * Math.sqrt(groups.reduce((sum, g) => sum + wide(g) ** 2, 0));
    let x = 0, y = 0, tall = 0;
    for (const group of [...groups].sort((a, b) => b.nodes.length - a.nodes.length)) {
      if (x > row) { x = 0; y += tall + 30; tall = 0; }
      const w = wide(group);
      tall = Math.max(tall, w);
      for (const node of group.nodes) node.home = { x: x + w / 2, y: y + w / 2, reach: 35 * Math.sqrt(group.nodes.length) + 5 };
      x += w;
    }
    for (const node of nodes) { node.x = node.home.x + Math.cos(node.index) * node.home.reach / 2; node.y = node.home.y + Math.sin(node.index) * node.home.reach / 2; }
    const keep = () => {
      for (const node of nodes) for (const axis of ['x', 'y']) {
        const away = node[axis] + node['v' + axis] - node.home[axis];
        if (Math.abs(away) > node.home.reach) node['v' + axis] -= away - Math.sign(away) * node.home.reach;
      }
    };
    simulation.force('x', null).force('y', null).force('keep', keep).force('charge').distanceMax(200);
    simulation.force('link').strength((link) => (link.source.group === link.target.group ? 0.2 : 0.01));
  }
  for (let step = 0, steps = nodes.length > 600 ? 80 : 250; step < steps; ++step) simulation.tick();
  for (const link of links) link.shape = arrow(link);

  let resting = 0;
  function rest() {
    moving = true;
    clearTimeout(resting);
    resting = setTimeout(() => { moving = false; redraw(); }, 150);
  }
  const zoom = d3.zoom().scaleExtent([0.05, 8]).on('zoom', () => { view = d3.event.transform; redraw(); rest(); });
  const stage = d3.select(canvas);
  function fit() {
    const ratio = devicePixelRatio || 1, box = $('stage').getBoundingClientRect();
    canvas.width = box.width * ratio;
    canvas.height = box.height * ratio;
    if (!nodes.length) return draw();
    const xs = nodes.map((n) => n.x), ys = nodes.map((n) => n.y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const k = Math.min(2, 0.88 * Math.min(box.width / (x1 - x0 + 80), box.height / (y1 - y0 + 80)));
    stage.call(zoom.transform, d3.zoomIdentity.translate(box.width / 2 - k * (x0 + x1) / 2, box.height / 2 - k * (y0 + y1) / 2).scale(k));
    drawTimeline();
  }
  stage.call(zoom);

  // ---- the panel ----
  function sentence(statement, parent) {
    const points = Array.from(statement.sentence), [begin, end] = statement.words;
    const p = element('p', undefined, parent);
    p.append(points.slice(0, begin).join(''));
    element('mark', points.slice(begin, end).join(''), p);
    p.append(points.slice(end).join(''));
  }
  function tell(at, link, parent) {
    const statement = graph.statements[at], source = graph.documents[statement.document];
    const article = element('article', undefined, parent);
    const who = `${link.source.name} ${statement.phrase} ${link.about ? '(of) ' : ''}${link.target.name}`;
    element('strong', who, article, statement.fact ? '' : 'supposed');
    sentence(statement, article);
    if (statement.chain.length) element('p', 'On the word of ' + statement.chain.join(', who heard it from '), article);
    const line = element('p', `${statement.date}${statement.dated ? '' : ' (date of the article)'} · ${statement.type} · `, article, 'faint');
    if (/^https?:/.test(source.uri)) {
      const anchor = element('a', source.title || source.uri, line);
      anchor.href = source.uri;
      anchor.rel = 'noreferrer';
    } else line.append(source.title || source.uri);
  }
  function choose(thing) {
    chosen = thing;
    const panel = $('panel');
    panel.replaceChildren();
    if (!thing) element('p', 'Click a line or a name to read who said so. Drag to move, turn the wheel to zoom.', panel, 'faint');
    else if (thing.label !== undefined) {
      element('h2', `${thing.source.name} → ${thing.target.name}`, panel);
      for (const at of thing.statements) if (alive(graph.statements[at])) tell(at, thing, panel);
    } else {
      element('h2', thing.name, panel);
      element('p', [thing.kind, thing.role].filter(Boolean).join(', '), panel, 'faint');
      for (const link of links.filter((l) => linkShown(l) && (l.source === thing || l.target === thing))) {
        const button = element('button', `${link.source.name} – ${link.label} → ${link.target.name}`, panel);
        button.onclick = () => choose(link);
      }
    }
    redraw();
  }
  function distanceTo(link, x, y) {
    const a = link.shape;
    let best = Infinity;
    for (let t = 0.1; t < 1; t += 0.08) {
      const u = 1 - t, px = u * u * link.source.x + 2 * u * t * a.mx + t * t * a.x, py = u * u * link.source.y + 2 * u * t * a.my + t * t * a.y;
      best = Math.min(best, Math.hypot(px - x, py - y));
    }
    return best;
  }
  function at(clientX, clientY) {
    const box = canvas.getBoundingClientRect(), [x, y] = view.invert([clientX - box.left, clientY - box.top]);
    const node = nodes.find((n) => nodeShown(n) && Math.hypot(n.x - x, n.y - y) <= radius(n) + 2);
    if (node) return node;
    let best = null, nearest = 8 / view.k;
    for (const link of links) {
      const distance = linkShown(link) ? distanceTo(link, x, y) : Infinity;
      if (distance < nearest) { nearest = distance; best = link; }
    }
    return best;
  }
  canvas.addEventListener('click', (event) => choose(at(event.clientX, event.clientY)));
  function goTo(node) {
    const box = canvas.getBoundingClientRect(), k = Math.max(view.k, 1);
    stage.call(zoom.transform, d3.zoomIdentity.translate(box.width / 2 - k * node.x, box.height / 2 - k * node.y).scale(k));
    choose(node);
  }

  // ---- filters ----
  function boxes(parent, names, set, colourOf, wordsOf) {
    for (const name of names) {
      const label = element('label', undefined, parent), box = element('input', undefined, label);
      box.type = 'checkbox';
      box.checked = true;
      box.value = name;
      const swatch = element('span', undefined, label, 'swatch');
      swatch.style.background = colourOf(name);
      label.append(wordsOf(name));
      box.onchange = () => { box.checked ? set.add(name) : set.delete(name); redraw(); count(); drawTimeline(); };
    }
  }
  function count() {
    $('count').textContent = `${nodes.filter(nodeShown).length} entities, ${links.filter(linkShown).length} lines`;
  }
  boxes($('kinds'), graph.kinds, shown.kinds, (kind) => colours.kinds[kind].border, (kind) => kind);
  boxes($('families'), graph.families.map((f) => f.name), shown.families, (name) => colours.families[name],
    (name) => graph.families.find((f) => f.name === name).legend);
  const types = new Map();
  for (const { type } of graph.statements) types.set(type, (types.get(type) || 0) + 1);
  element('option', 'all types', $('type')).value = '';
  for (const type of [...types.keys()].filter((name) => name.length > 1).sort()) element('option', `${type} (${types.get(type)})`, $('type')).value = type;
  $('type').onchange = () => { shown.type = $('type').value; redraw(); count(); drawTimeline(); };
  for (const node of nodes) element('option', undefined, $('names')).value = node.name;
  $('search').oninput = () => { shown.word = $('search').value.trim().toLowerCase(); redraw(); };
  $('search').onkeydown = (event) => {
    const found = event.key === 'Enter' && (nodes.find((n) => n.name.toLowerCase() === shown.word) || nodes.find(matches));
    if (found) goTo(found);
  };
  $('time').max = Math.max(days.length - 1, 0);
  $('time').value = $('time').max;
  $('time').oninput = () => {
    const last = Number($('time').value) >= days.length - 1;
    shown.until = last ? null : days[Number($('time').value)];
    $('day').textContent = last ? 'all days' : 'until ' + shown.until;
    redraw(); count(); drawTimeline();
  };

  // ---- timeline: a column of ticks for each day ----
  function drawTimeline() {
    const strip = $('timeline'), ratio = devicePixelRatio || 1, width = strip.clientWidth, height = strip.clientHeight;
    strip.width = width * ratio;
    strip.height = height * ratio;
    const ink = strip.getContext('2d');
    ink.scale(ratio, ratio);
    ink.font = '10px Arial, sans-serif';
    const perDay = new Map(days.map((d) => [d, []]));
    for (const link of links) if (linkShown(link)) for (const s of link.statements) if ((!shown.type || graph.statements[s].type === shown.type) && perDay.has(day(graph.statements[s].date))) perDay.get(day(graph.statements[s].date)).push(link);
    const step = (width - 60) / Math.max(days.length, 1), most = Math.max(1, ...[...perDay.values()].map((l) => l.length));
    const tall = Math.min(6, (height - 26) / most);
    let lastLabel = -100;
    days.forEach((d, index) => {
      const x = 30 + index * step;
      perDay.get(d).forEach((link, row) => {
        ink.globalAlpha = shown.until && d > shown.until ? 0.15 : 1;
        ink.fillStyle = colours.families[link.family];
        ink.fillRect(x, height - 20 - (row + 1) * tall, Math.max(2, Math.min(step - 2, 18)), Math.max(tall - 1, 1));
      });
      if (x - lastLabel < 70) return;
      lastLabel = x;
      ink.globalAlpha = 1;
      ink.fillStyle = css('--faint');
      ink.fillText(d, x, height - 6);
    });
  }
  $('timeline').onclick = (event) => {
    const step = ($('timeline').clientWidth - 60) / Math.max(days.length, 1);
    $('time').value = Math.max(0, Math.min(days.length - 1, Math.floor((event.offsetX - 30) / step)));
    $('time').oninput();
  };

  // ---- keys: arrows move, + and - zoom, 0 shows all, / searches, Escape lets go ----
  document.addEventListener('keydown', (event) => {
    if (event.target.matches('input, select') && event.key !== 'Escape') return;
    const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (pan) stage.call(zoom.translateBy, pan[0] / view.k, pan[1] / view.k);
    else if (event.key === '+' || event.key === '=') stage.call(zoom.scaleBy, 1.3);
    else if (event.key === '-') stage.call(zoom.scaleBy, 1 / 1.3);
    else if (event.key === '0') fit();
    else if (event.key === '/') $('search').focus();
    else if (event.key === 'Escape') { choose(null); document.activeElement.blur(); }
    else return;
    event.preventDefault();
  });
  addEventListener('resize', fit);
  choose(null);
  count();
  fit();
  window.quoth = { nodes, links, choose, draw, at, zoom: (k) => stage.call(zoom.scaleBy, k), pan: (x, y) => stage.call(zoom.translateBy, x, y), screen: (node) => view.apply([node.x, node.y]) };
})();
