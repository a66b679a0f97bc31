using PostBot.Core.Cards;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>A note as read from a typed line or a file, before it has an author and a number.</summary>
/// <param name="Remark">How its timecode was read, where something was taken for granted; null when nothing was.</param>
internal sealed record NoteDraft(string Words, string? At, long? Frame, long? Frames, string? Doubt, string? Remark)
{
    /// <summary>Whose note it is by its own words; null for whoever typed it.</summary>
    public string? Author { get; init; }

    public string? OnReviewCopy { get; init; }

    public string? Tag { get; init; }

    public string? SourceId { get; init; }

    /// <summary>It was done already where it comes from.</summary>
    public bool IsDone { get; init; }

    public IReadOnlyList<MarkerReply> Replies { get; init; } = [];

    /// <summary>The place in the list (from 1) of an earlier draft that it repeats or contradicts, or of a stored note; null when there is none.</summary>
    public NoteLike? Like { get; init; }
}

/// <param name="Draft">From 1, of the same text; null when <paramref name="Number"/> is set.</param>
/// <param name="Number">Of a stored note.</param>
internal sealed record NoteLike(int? Draft, long? Number, bool Contradicts)
{
    public override string ToString() => $"{(Contradicts ? "against" : "like")} {(Number is { } number ? $"N{number}" : $"note {Draft}")}?";
}

/// <summary>Typed or pasted text as notes, one for each line that says something.</summary>
internal sealed record NoteReading(IReadOnlyList<NoteDraft> Notes, IReadOnlyList<LeftOut> LeftOut)
{
    public static NoteReading Read(string text, Round round, Project project, Unit unit)
    {
        var (start, length, copy) = (Rounds.Start(project, unit), Rounds.Length(project, unit), Rounds.Copy(round, project, unit));
        var pasted = PastedNotes.Read(Typed.Clean(text), copy?.Start ?? start, copy is null ? length : copy.Length(length));
        return new NoteReading([.. pasted.Notes.Select(note => Draft(note, round, unit, start, copy))], pasted.LeftOut);
    }

    public static NoteDraft Of(Marker marker, Round round, Unit unit, Timecode start, ReviewCopy? copy)
    {
        var label = marker.Frame is { } frame ? Say((copy?.Start ?? start).Plus(frame), marker.Frames) : null;
        var at = marker.Frame is { } first && copy is not null ? copy.OnCut(first, marker.Frames) : (marker.Frame ?? 0, marker.Frames);
        return new NoteDraft(
            Typed.Clean(marker.Words),
            marker.Frame is null ? marker.Typed is { } typed ? Typed.Shorten(Typed.Clean(typed), 60) : null : Say(start.Plus(at.Item1), at.Item2),
            marker.Frame is null ? null : at.Item1,
            marker.Frame is null ? null : at.Item2,
            marker.Doubt ?? (marker.Frame is null ? null : OtherReel(start.Plus(at.Item1), round, unit)),
            null)
        {
            Author = marker.Author.Length > 0 ? Typed.Shorten(Typed.Clean(marker.Author), 60) : null,
            OnReviewCopy = copy is null ? null : label,
            Tag = NoteTag.Guess(marker.Words),
            SourceId = marker.SourceId is { } id ? Typed.Shorten(id, 200) : null,
            IsDone = marker.IsDone,
            Replies = [.. marker.Replies.Select(reply => new MarkerReply(Typed.Shorten(Typed.Clean(reply.Author), 60), Typed.Clean(reply.Words)))],
        };
    }

    private static NoteDraft Draft(PastedNote note, Round round, Unit unit, Timecode start, ReviewCopy? copy)
    {
        var (line, words) = (note.Line, note.Words);
        var when = line.When;
        var reel = Rounds.Reel(unit);
        // "R2 01:02:10:05" on an episode means something to whoever wrote it.
        if (line.Reel is { } named && reel is null) words = $"R{named} {words}";
        var doubt = when.Kind is TimecodeReadingKind.Warn or TimecodeReadingKind.Ambiguous or TimecodeReadingKind.Error ? when.Sentence : null;
        var draft = new NoteDraft(words, null, null, null, doubt, null) { Author = note.Author, Tag = NoteTag.Guess(words) };
        if (when.In is not { } typed) return draft with { At = when.Kind == TimecodeReadingKind.None ? null : Typed.Shorten(line.TimecodeText, 60) };

        var (frame, frames) = copy is null ? (when.FromStart, when.Duration) : copy.OnCut(when.FromStart, when.Duration);
        var first = copy is null ? typed : start.Plus(frame);
        if (doubt is null && line.IsApproximate) doubt = $"\"{line.TimecodeText}\" was read as {first}. Is the time right?";
        if (line.Reel is { } said && reel is { } actual && said != actual) doubt = $"It says R{said}; this round is on R{actual}. {doubt}".TrimEnd();
        else if (OtherReel(first, round, unit) is { } other) doubt = other;
        return draft with
        {
            At = Say(first, when.Out is null ? 1 : frames),
            Frame = frame,
            Frames = frames,
            Doubt = doubt,
            OnReviewCopy = copy is null ? null : when.Out is { } end ? $"{typed}–{end}" : typed.ToString(),
            Remark = doubt is not null ? null : copy is null ? when.Sentence : $"{typed} on the review copy ({round.Timecode}) is {first} on the cut.",
        };
    }

    /// <summary>On a feature the hour is the reel, so another hour is another reel's.</summary>
    private static string? OtherReel(Timecode first, Round round, Unit unit)
    {
        if (Rounds.Reel(unit) is not { } reel) return null;
        var hour = first.Frames / first.Rate.FramesPerHour;
        return hour == reel || hour + 1 == reel || hour is 0 or > 20 ? null : $"{first} is on R{hour}; F{round.Number} is on R{reel}. Log it on R{hour}'s own round?";
    }

    private static string Say(Timecode first, long frames) => frames > 1 ? $"{first}–{first.Plus(frames)}" : first.ToString();
}
