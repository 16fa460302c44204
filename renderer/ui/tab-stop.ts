import { createContext, useContext } from 'react';

/** Whether what stands inside can be reached by Tab. In a long list only the parts of the chosen row can; arrow keys choose the row. */
export const TabStopContext = createContext(true);

/** The `tabIndex` for a control inside such a row. */
export const useTabIndex = (): 0 | -1 => (useContext(TabStopContext) ? 0 : -1);
