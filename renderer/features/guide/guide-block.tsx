import { assertNever } from '#contract';
import { hrefOf } from '../../app/route.ts';
import type { Block, Guide, Item, Words } from './guide-type.ts';
import styles from './guide.module.css';

const Span = ({ of }: { readonly of: Words }) => {
  switch (of.is) {
    case 'text':
      return of.text;
    case 'code':
      return <code>{of.text}</code>;
    case 'strong':
      return (
        <strong>
          <Sentence words={of.inner} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Sentence words={of.inner} />
        </em>
      );
    case 'page':
      return (
        <a href={hrefOf({ page: 'guide', name: of.to })}>
          <Sentence words={of.inner} />
        </a>
      );
    case 'outside':
      // What lies beside the guide in the project's folder did not come along.
      if (!of.to.startsWith('https://')) return <Sentence words={of.inner} />;
      return (
        <a href={of.to} target="_blank" rel="noopener noreferrer">
          <Sentence words={of.inner} />
        </a>
      );
    default:
      return assertNever(of);
  }
};

const Sentence = ({ words }: { readonly words: readonly Words[] }) => words.map((part, index) => <Span key={index} of={part} />);

const Items = ({ items, first }: { readonly items: readonly Item[]; readonly first?: number | undefined }) => {
  const rows = items.map(({ words, items: below }, index) => (
    <li key={index}>
      <Sentence words={words} />
      {below.length > 0 && <Items items={below} />}
    </li>
  ));
  return first === undefined ? <ul>{rows}</ul> : <ol start={first}>{rows}</ol>;
};

/** A part of a page of the guide: a heading, a paragraph, a list or a picture. */
export const GuideBlock = ({ block, pictures }: { readonly block: Block; readonly pictures: Guide['pictures'] }) => {
  switch (block.is) {
    case 'heading':
      return (
        <h2>
          <Sentence words={block.words} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <Sentence words={block.words} />
        </p>
      );
    case 'list':
      return <Items items={block.items} first={block.first} />;
    case 'picture':
      return <img className={styles.picture} src={pictures[block.file]} alt={block.alt} decoding="async" />;
    default:
      return assertNever(block);
  }
};
