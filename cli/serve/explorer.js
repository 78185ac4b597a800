// SPDX-License-Identifier: Apache-2.0
// The page of `quoth serve`: asks /api, shows statements with their sentences, and a dossier beside them. What is asked
// stands in the address after "#", so that a link, a bookmark and the back button work. Text is only ever set as text.
'use strict';
(function () {
  const $ = (id) => document.getElementById(id);
  const form = $('ask');
  const kTypes = ['SAY', 'THINK', 'AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'CONCEDE', 'REQUEST', 'ACCUSE', 'REJECT',
    'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'RETREAT'];
  const kPage = 100;
  let found = [];
  let shown = 0;
  let asked = 0;  // answers to older questions that come late are dropped

  const element = (name, text, className, parent) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    if (parent) parent.append(made);
    return made;
  };
  async function api(path, parameters) {
    const response = await fetch(`api/${path}?${new URLSearchParams(parameters)}`);
    const body = await response.json();
    if (!response.ok) throw new Error(body.error);
    return body;
  }
  const question = () => new URLSearchParams(location.hash.slice(1));
  const go = (parameters) => { location.hash = new URLSearchParams(parameters).toString(); };

  // ---- a name, which opens the dossier ----
  function nameButton(name, id, parent) {
    const button = element('button', name, 'name', parent);
    button.type = 'button';
    button.addEventListener('click', () => openDossier(id || name));
  }
  function names(list, ids, parent) {
    list.forEach((name, at) => {
      if (at > 0) parent.append(at + 1 === list.length ? ' and ' : ', ');
      nameButton(name, ids && ids[at], parent);
    });
  }

  // ---- one statement ----
  function marked(sentence, words, parent) {
    const parts = words ? words.split(' … ') : [];
    let from = 0;
    for (const part of parts) {
      const at = sentence.indexOf(part, from);
      if (at < 0 || !part) continue;
      parent.append(sentence.slice(from, at));
      element('mark', part, '', parent);
      from = at + part.length;
    }
    parent.append(sentence.slice(from));
  }
  function evidence(statement, item) {
    const open = item.querySelector('blockquote');
    if (open) return open.remove();
    const quote = element('blockquote', undefined, '', item);
    marked(statement.evidence || '', statement.content, element('p', undefined, '', quote));
    const rules = element('p', undefined, 'small faint', quote);
    rules.textContent = `confidence ${statement.confidence.toFixed(2)} · ${statement.id}`;
    api('why', { statement: statement.id }).then((rows) => {
      const fired = rows.filter((row) => row.what === 'rule').map((row) => row.words);
      if (fired.length) rules.textContent += ` · rules: ${fired.join(', ')}`;
    }).catch((problem) => { rules.textContent += ` · ${problem.message}`; });
  }
  // "annexed Crimea: Crimea in 2014" says the name twice: what is left of the content behind it, or null.
  function afterTarget(statement) {
    if (statement.to.length !== 1) return null;
    const content = statement.content.replace(/^(the|a|an) /i, '');
    const target = statement.to[0].replace(/^(the|a|an) /i, '');
    return content.startsWith(target) ? content.slice(target.length).trim() : null;
  }
  function card(statement) {
    const item = element('li', undefined, statement.status === 'asserted' ? '' : 'supposed');
    const line = element('p', undefined, '', item);
    if (statement.by.length) names(statement.by, statement.by_ids, line);
    else element('span', 'somebody', 'faint', line);
    line.append(' ');
    element('span', statement.label, 'verb', line);
    if (statement.to.length) {
      line.append(' ');
      names(statement.to, statement.to_ids, line);
    }
    if (statement.content) {
      const rest = afterTarget(statement);
      line.append(rest === null ? ': ' : ' ');
      element('span', rest === null ? statement.content : rest, 'content', line);
    }
    const below = element('p', undefined, 'small faint', item);
    const day = statement.time || `(${(statement.published || '').slice(0, 10)})`;
    below.append(`${day} · ${statement.status}`);
    if (statement.according_to.length) below.append(` · according to ${statement.according_to.join(' ‹ ')}`);
    below.append(' · ');
    const where = element('button', statement.documents.join(', '), 'where', below);
    where.type = 'button';
    where.title = 'Show the sentence';
    where.addEventListener('click', () => evidence(statement, item));
    return item;
  }
  function showMore() {
    $('statements').append(...found.slice(shown, shown + kPage).map(card));
    shown = Math.min(found.length, shown + kPage);
    $('more').hidden = shown >= found.length;
  }

  // ---- the question ----
  async function ask() {
    const mine = ++asked;
    const parameters = question();
    const subject = parameters.get('dossier');
    parameters.delete('dossier');
    for (const field of form.elements) {
      if (field.type === 'checkbox') field.checked = parameters.has(field.name);
      else if (field.name) field.value = parameters.get(field.name) || '';
    }
    dossier(subject);
    $('count').className = 'faint';
    $('count').textContent = 'asking …';
    try {
      const rows = await api('said', parameters);
      if (mine !== asked) return;
      found = rows;
      shown = 0;
      $('statements').replaceChildren();
      $('count').textContent = `${found.length} statement${found.length === 1 ? '' : 's'}`;
      showMore();
    } catch (problem) {
      if (mine !== asked) return;
      found = [];
      $('statements').replaceChildren();
      $('more').hidden = true;
      $('count').className = 'error';
      $('count').textContent = problem.message;
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const parameters = [...new FormData(form)].filter(([, value]) => value.trim());
    go(parameters);
    if (question().toString() === new URLSearchParams(parameters).toString()) ask();
  });

  // ---- the dossier ----
  function openDossier(who) {
    const parameters = question();
    parameters.set('dossier', who);
    go(parameters);
  }
  function link(text, href, parent) {
    const anchor = element('a', text, '', parent);
    anchor.href = href;
    return anchor;
  }
  function facts(entity, parent) {
    const list = element('dl', undefined, 'small', parent);
    const row = (what, text) => {
      if (!text) return;
      element('dt', what, '', list);
      element('dd', text, '', list);
    };
    row('kind', entity.kind);
    row('roles', entity.roles.join('; '));
    row('also', entity.aliases.filter((alias) => alias !== entity.name).join('; '));
    row('date', entity.date);
    row('place', entity.place);
    row('links', entity.links.join('; '));
    row('found', `${entity.mentions} times in ${entity.documents} document${entity.documents === 1 ? '' : 's'}`);
  }
  function neighbours(rows, parent) {
    if (!rows.length) return;
    element('h3', 'Deals with', '', parent);
    const list = element('ul', undefined, 'small', parent);
    for (const row of rows) {
      const item = element('li', undefined, '', list);
      nameButton(row.name, row.entity, item);
      element('span', ` ${row.labels.join(', ')}`, 'faint', item);
    }
  }
  async function dossier(who) {
    const place = $('dossier');
    place.replaceChildren();
    try {
      if (!who) return await overview(place);
      const [{ entity: [entity] }, near] = await Promise.all([
        api('show', { name: who }), api('near', { name: who, top: 15 }).catch(() => [])]);
      place.replaceChildren();
      element('h2', entity.name, '', place);
      facts(entity, place);
      const ways = element('p', undefined, 'small', place);
      link('what they said and did', `#${new URLSearchParams({ by: entity.name, dossier: who })}`, ways);
      ways.append(' · ');
      link('what was done to them', `#${new URLSearchParams({ to: entity.name, dossier: who })}`, ways);
      ways.append(' · ');
      link('drawing', `drawing?${new URLSearchParams({ around: who, title: entity.name })}`, ways).target = '_blank';
      neighbours(near, place);
    } catch (problem) {
      place.replaceChildren(element('p', problem.message, 'error'));
    }
  }
  async function overview(place) {
    const rows = await api('central', { top: 25 });
    place.replaceChildren();
    element('h2', 'Who matters most here', '', place);
    const list = element('ul', undefined, '', place);
    for (const row of rows) {
      const item = element('li', undefined, '', list);
      nameButton(row.name, row.entity, item);
      element('span', ` ${row.kind}`, 'faint small', item);
    }
    link('Draw the whole graph', 'drawing', element('p', undefined, 'small', place)).target = '_blank';
  }

  // ---- start ----
  for (const type of kTypes) element('option', type, '', form.elements.type);
  $('more').addEventListener('click', showMore);
  window.addEventListener('hashchange', ask);
  api('central', { by: 'degree', top: 500 }).then((rows) => {
    for (const row of rows) element('option', undefined, '', $('names')).value = row.name;
  }).catch(() => {});
  ask();
})();
