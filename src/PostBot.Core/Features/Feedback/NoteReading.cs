using PostBot.Core.Cards;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>A note as read from a typed line, before it has an author and a number.</summary>
/// <param name="Remark">How its timecode was read, where something was taken for granted; null when nothing was.</param>
internal sealed record NoteDraft(string Words, string? At, long? Frame, long? Frames, string? Doubt, string? Remark);

/// <summary>Typed or pasted text as notes, one for each line that says something.</summary>
internal static class NoteReading
{
    /// <returns>The notes in the order typed, and the timecodes that came without any words.</returns>
    public static (List<NoteDraft> Notes, List<string> Wordless) Read(string text, Project project, Unit unit)
    {
        var start = Rounds.Start(project, unit);
        var lines = Typed.Clean(text).Split('\n').Select(line => line.Trim()).Where(line => line.Any(char.IsLetterOrDigit)).Select(line => NoteLine.Read(line, start)).ToList();
        var notes = new List<NoteDraft>();
        var wordless = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Text.Any(char.IsLetterOrDigit))
            {
                notes.Add(Draft(line, line.Text, unit));
            }
            else if (i + 1 < lines.Count && lines[i + 1].When.Kind == TimecodeReadingKind.None)
            {
                // A timecode on a line of its own belongs to the words below it.
                notes.Add(Draft(line, lines[++i].Text, unit));
            }
            else
            {
                wordless.Add(line.TimecodeText);
            }
        }
        return (notes, wordless);
    }

    private static NoteDraft Draft(NoteLine line, string words, Unit unit)
    {
        var when = line.When;
        var reel = Rounds.Reel(unit);
        // "R2 01:02:10:05" on an episode means something to whoever wrote it.
        if (line.Reel is { } named && reel is null) words = $"R{named} {words}";
        var doubt = when.Kind is TimecodeReadingKind.Warn or TimecodeReadingKind.Ambiguous or TimecodeReadingKind.Error ? when.Sentence : null;
        if (when.In is not { } first)
        {
            return new NoteDraft(words, when.Kind == TimecodeReadingKind.None ? null : Typed.Shorten(line.TimecodeText, 60), null, null, doubt, null);
        }
        if (doubt is null && line.IsApproximate) doubt = $"\"{line.TimecodeText}\" was read as {first}. Is the time right?";
        if (line.Reel is { } said && reel is { } actual && said != actual) doubt = $"It says R{said}; this round is on R{actual}. {doubt}".TrimEnd();
        var at = when.Out is { } end ? $"{first}–{end}" : first.ToString();
        return new NoteDraft(words, at, when.FromStart, when.Duration, doubt, doubt is null ? when.Sentence : null);
    }
}
