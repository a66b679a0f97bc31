namespace PostBot.Domain.Feedback;

/// <summary>Why a label cannot be read.</summary>
/// <param name="Sentence">For people; names <paramref name="Nearest"/> when there is one.</param>
/// <param name="Nearest">The next label that exists; null when the text does not look like a label.</param>
public sealed record TimecodeProblem(string Sentence, Timecode? Nearest);
