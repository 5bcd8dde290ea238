// Lays every slide out on 720 pixels, then starts reveal.js. Code and text keep their size. What gives way, in this order:
// figures are scaled, down to a height that the last row can read; what is said after a figure moves beside it; a slide
// goes on in one below; printed output scrolls, and so do numbers that stand in the place of a figure; a table, and what
// keeps its size, is parted from its code. What a script has made alive is moved, never copied.
(async () => {
  const HEIGHT = 678;           // what a slide's footer leaves
  const MARGIN = 16;
  const LEGIBLE = 380;          // a figure that is lower makes its reader guess
  const FIGURES = '.shown img, .shown svg';
  const SCROLLS = '.printed, .numbers';
  const WHOLE = '.printed, .shown:has(.numbers)';       // with its words: where there is no room for them either

  function lay(section) {
    const content = section.querySelector(':scope > .content');
    [...content.querySelectorAll('aside.notes')].forEach(notes => section.append(notes));
    if (fits(content) || attempt(content, beside) || attempt(content, inARow) || attempt(content, () => () => {})) {
      return;
    }
    if (partCode(content, leavesNoRoomForAFigure)) {
      lay(section);
      return;
    }
    const cut = whereToCut(content);
    if (cut > 0) {
      const next = goOn(section, cut);
      lay(section);
      lay(next);
    } else if (takeApart(content)) {
      lay(section);
    } else if (!shrink(content, FIGURES, 200) && !shrink(content, SCROLLS, 100) && !attempt(content, inARow, SCROLLS, 100)) {
      if (partCode(content, standsAlone)) {
        lay(section);
      } else {
        shrink(content, WHOLE, 100, true);
      }
    }
  }

  // Rearranges a slide and scales its figures; undoes both where it does not fit then.
  function attempt(content, rearrange, selector = FIGURES, least = LEGIBLE) {
    const undo = rearrange(content);
    if (undo && (fits(content) || shrink(content, selector, least))) {
      return true;
    }
    undo?.();
    return false;
  }

  function fits(content) {
    return content.offsetHeight <= HEIGHT;
  }

  // Makes parts lower, each by the same factor; those that are low already stay. Undoes it where that is not enough, unless told to do what it can.
  function shrink(content, selector, least, anyway = false) {
    const parts = [...content.querySelectorAll(selector)].filter(part => !part.closest('details, .keep-size'));
    const heights = parts.map(part => part.getBoundingClientRect().height);
    const all = heights.filter(each => each > least).reduce((sum, each) => sum + each, 0);
    const factor = (all - (content.offsetHeight - HEIGHT)) / all;
    const styles = parts.map(part => part.style.cssText);
    parts.forEach((part, i) => {
      part.style.maxHeight = Math.max(Math.floor(heights[i] * factor), Math.min(least, heights[i])) + 'px';
      part.style.width = 'auto';
    });
    if (fits(content) || anyway) {
      return true;
    }
    parts.forEach((part, i) => { part.style.cssText = styles[i]; });
    return false;
  }

  // Puts what is said after the last figure to its right, below the caption.
  function beside(content) {
    const figure = [...content.querySelectorAll('.shown > figure')].pop();
    const block = figure && [...content.children].find(each => each.contains(figure));
    const after = block ? [...content.children].slice([...content.children].indexOf(block) + 1) : [];
    if (after.length === 0 || after.some(each => each.querySelector('.code-cell'))) {
      return null;
    }
    const words = document.createElement('div');
    words.className = 'words';
    words.append(...after);
    figure.append(words);
    return () => {
      content.append(...after);
      words.remove();
    };
  }

  // Puts the figures of one cell side by side.
  function inARow(content) {
    const outputs = [...content.querySelectorAll('.outputs')].find(each => each.querySelectorAll(':scope > .shown').length > 1);
    outputs?.classList.add('row');
    return outputs && (() => outputs.classList.remove('row'));
  }

  // The block before which a slide that is too full is cut: the last one with a figure, else the last one that is too low.
  function whereToCut(content) {
    const blocks = [...content.children];
    const figure = blocks.findLastIndex(block => block.querySelector('.outputs'));
    if (figure > 0) {
      return figure;
    }
    const top = content.getBoundingClientRect().top;
    const low = blocks.findIndex(block => block.getBoundingClientRect().bottom - top > HEIGHT - MARGIN);
    return low > 0 ? low : blocks.length - 1;
  }

  function leavesNoRoomForAFigure(block) {
    const shown = block.querySelector('.outputs img, .outputs svg, .outputs .numbers, .outputs .keep-size');
    return shown && block.querySelector('.source').offsetHeight > HEIGHT - LEGIBLE - 60;
  }

  function standsAlone(block) {
    return block.querySelector('.outputs .shown :is(table, .keep-size)');
  }

  // Parts code from its outputs, in the first block of one cell of which this is true; says whether there was one.
  function partCode(content, which) {
    const block = [...content.children].find(each => each.querySelectorAll('.source').length === 1 && which(each));
    if (!block) {
      return false;
    }
    const outputs = block.cloneNode(true);
    outputs.classList.remove('fragment');
    outputs.querySelector('.source').remove();
    outputs.querySelector('.outputs').replaceWith(block.querySelector('.outputs'));
    block.after(outputs);
    return true;
  }

  function goOn(section, cut) {
    const next = section.cloneNode(true);
    next.removeAttribute('id');
    next.querySelector('.content').replaceChildren(...[...section.querySelector('.content').children].slice(cut));
    next.querySelector('.content').firstElementChild.classList.remove('fragment');
    section.after(next);
    return next;
  }

  // Turns a single text of several paragraphs into texts of one paragraph each; says whether there was one.
  function takeApart(content) {
    const text = content.querySelector(':scope > .text-cell, :scope > .fragment > .text-cell');
    if (!text || text.children.length < 2) {
      return false;
    }
    const pieces = [...text.children].map(child => {
      const piece = text.cloneNode(false);
      piece.append(child);
      return piece;
    });
    content.replaceChildren(...pieces);
    return true;
  }

  // Slides without a heading of their own say in the footer to which one they belong; that of a detour is of the third order.
  function nameContinued(sections) {
    let heading = '';
    for (const section of sections) {
      const own = section.querySelector('h1, h2, [data-visibility] h3');
      if (own) {
        heading = own.tagName === 'H1' ? '' : own.firstChild.textContent;
      } else if (heading) {
        section.querySelector(':scope > footer > span').append(' · ' + heading);
      }
    }
  }

  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  document.documentElement.classList.add('laying');
  document.querySelectorAll('.slides > section > section').forEach(lay);
  nameContinued(document.querySelectorAll('.slides > section > section'));
  document.documentElement.classList.remove('laying');
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    history: false,
    transition: 'none',
    slideNumber: 'c/t',
    pdfMaxPagesPerSlide: 1,
    pdfSeparateFragments: false,
    plugins: [RevealNotes],
  });
})();
