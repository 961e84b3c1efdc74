/** Waits for the lock of that name, at most `waitMs`, and answers the function that releases it. */
export declare function takeProjectLock(name: string, waitMs: number, waitingSentence: string): () => void;
