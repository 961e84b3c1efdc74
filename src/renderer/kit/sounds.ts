/** Two short sounds that cannot be confused: a bright one for yes, a low double one for no. */
let context: AudioContext | undefined;

function tone(at: AudioContext, frequencyHz: number, startS: number, lengthS: number, shape: OscillatorType): void {
  const oscillator = at.createOscillator();
  const volume = at.createGain();
  oscillator.type = shape;
  oscillator.frequency.value = frequencyHz;
  volume.gain.setValueAtTime(0.0001, startS);
  volume.gain.exponentialRampToValueAtTime(0.25, startS + 0.005);
  volume.gain.exponentialRampToValueAtTime(0.0001, startS + lengthS);
  oscillator.connect(volume).connect(at.destination);
  oscillator.start(startS);
  oscillator.stop(startS + lengthS);
}

export function playSound(kind: "accepted" | "refused"): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  // A page that nobody touched yet may stay silent; a browser decides that and the screen says the same in colour.
  if (context.state === "suspended") void context.resume();
  const now = context.currentTime;
  if (kind === "accepted") {
    tone(context, 1760, now, 0.07, "sine");
  } else {
    tone(context, 220, now, 0.13, "square");
    tone(context, 165, now + 0.16, 0.18, "square");
  }
}
