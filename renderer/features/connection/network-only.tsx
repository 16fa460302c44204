import { useRead } from '../../rpc/use-read.ts';
import styles from './connection.module.css';

/** A sentence for a group to which nothing outside this network leads, said where somebody counts on meeting others; nothing for any other group. */
export const NetworkOnly = ({ circle, text }: { readonly circle: string; readonly text: string }) => {
  const { data } = useRead({
    key: `connection ${circle}`,
    load: (client, signal) => client.connection.circle({ circle }, { signal }),
    stale: (change) => change.topic === 'connection',
  });
  return data?.onNetworkOnly ? <p className={styles.soft}>{text}</p> : null;
};
