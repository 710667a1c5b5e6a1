'use strict';
(() => {
  const DOZEN = 12;
  const ORDER = ['common', 'uncommon', 'rare', 'legendary', 'none'];
  const RAREST = ['legendary', 'rare', 'uncommon', 'common', 'none'];
  const get = (id) => document.getElementById(id);
  const FILTERS = ['rarity', 'state', 'pattern', 'accessory'];
  const fields = Object.fromEntries(['search', ...FILTERS, 'sort'].map((id) => [id, get(id)]));
  const written = fields.sort.value;
  const list = get('pets');
  const dozens = Array.from(list.children);
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const pets = Array.from(list.querySelectorAll('.pet'), (item) => ({
    item,
    id: plain(item.querySelector('code').textContent),
    name: plain(item.querySelector('b').textContent),
    owner: plain(item.dataset.o || ''),
    created: Number(item.dataset.c || -Infinity),
    rarity: item.dataset.r,
    state: item.dataset.s,
    pattern: item.dataset.p,
    accessory: item.dataset.a,
  }));
  const byText = (field) => (a, b) => (a[field] < b[field] ? -1 : a[field] > b[field] ? 1 : 0);
  const rank = (pet) => RAREST.indexOf(pet.rarity);
  const ORDERS = {
    id: byText('id'),
    name: byText('name'),
    rarity: (a, b) => rank(a) - rank(b),
    created: (a, b) => (a.created < b.created ? 1 : a.created > b.created ? -1 : 0),
  };
  const orders = {[written]: pets};
  const grouped = (count) => count.toLocaleString('en');
  let shown = pets;
  let current;

  function offer(field) {
    const counts = new Map();
    for (const pet of pets) {
      if (pet[field]) {
        counts.set(pet[field], (counts.get(pet[field]) || 0) + 1);
      }
    }
    const words = [...counts.keys()].sort(
        (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b) || (a < b ? -1 : 1));
    for (const word of words) {
      fields[field].add(new Option(word + ' (' + grouped(counts.get(word)) + ')', word));
    }
  }

  // One pet at a time is in the order of the Tab key; the arrow keys move on from it.
  function reachable(pet) {
    if (current) {
      current.item.tabIndex = -1;
    }
    current = pet;
    if (pet) {
      const picture = pet.item.querySelector('svg');
      for (const words of ['aria-labelledby', 'aria-describedby']) {
        pet.item.setAttribute(words, picture.getAttribute(words));
      }
      pet.item.tabIndex = 0;
    }
  }

  // Taking pets out of the page is far quicker than hiding them one by one.
  function place(wanted) {
    if (wanted.length === shown.length && wanted.every((pet, index) => pet === shown[index])) {
      return;
    }
    shown = wanted;
    const needed = Math.ceil(shown.length / DOZEN);
    for (let index = 0; index < needed; index++) {
      const some = shown.slice(index * DOZEN, (index + 1) * DOZEN);
      dozens[index].replaceChildren(...some.map((pet) => pet.item));
    }
    list.replaceChildren(...dozens.slice(0, needed));
  }

  // Pets that are equal in an order stay in that of the file.
  function inOrder(sort) {
    orders[sort] = orders[sort] || [...pets].sort(ORDERS[sort]);
    return orders[sort];
  }

  function show() {
    const text = plain(fields.search.value.trim());
    const chosen = FILTERS.filter((field) => fields[field].value);
    place(inOrder(fields.sort.value).filter((pet) =>
      (pet.name.includes(text) || pet.id.includes(text) || pet.owner.includes(text))
        && chosen.every((field) => pet[field] === fields[field].value)));
    get('count').textContent = (shown.length === pets.length ? '' : grouped(shown.length) + ' of ')
        + grouped(pets.length) + (pets.length === 1 ? ' pet' : ' pets');
    get('nobody').hidden = shown.length > 0;
    if (!shown.includes(current)) {
      reachable(shown[0]);
    }
  }

  function first(control) {
    return control === fields.sort ? written : '';
  }

  function remember() {
    const address = new URLSearchParams();
    for (const [field, control] of Object.entries(fields)) {
      if (control.value !== first(control)) {
        address.set(field, control.value);
      }
    }
    try {
      history.replaceState(null, '', '#' + address);
    } catch (refused) {
      // Some browsers refuse this for a file; the filters work without.
    }
  }

  function recall() {
    const address = new URLSearchParams(location.hash.slice(1));
    for (const [field, control] of Object.entries(fields)) {
      control.value = address.get(field) || first(control);
      if (control.selectedIndex < 0) {
        control.value = first(control);
      }
    }
    show();
  }

  function change() {
    show();
    remember();
  }

  function move(event) {
    const columns = Number(getComputedStyle(list).getPropertyValue('--columns'));
    const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns,
      Home: -shown.length, End: shown.length}[event.key];
    const from = shown.findIndex((pet) => pet.item === event.target);
    if (!step || from < 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    reachable(shown[Math.max(0, Math.min(shown.length - 1, from + step))]);
    current.item.focus();
  }

  FILTERS.forEach(offer);
  const form = get('filters');
  form.hidden = false;
  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(change));
  list.addEventListener('keydown', move);
  addEventListener('hashchange', recall);
  recall();
})();
