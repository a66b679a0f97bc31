using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Counts the open notes that a word picks out and offers to mark them done: many at once only after a look.</summary>
internal sealed class NoteDoneAllCommand : ICommand
{
    private const int MostAtOnce = 200;
    private const int LinesShown = 12;

    private static readonly IdArgument which = new("F", "round") { Example = "F5", Required = false };

    private static readonly WordArgument tag = new("department", "Which department's?", NoteTag.Parse) { Example = "edit", Required = false, Choices = NoteTag.All };

    private static readonly VersionArgument version = new("In which version?") { Example = "v8", Leads = ["in"], NeedsLead = false, Required = false };

    private static readonly FlagArgument ones = new("ones", "notes", "open") { Example = "ones", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["done all", "all done"],
        Summary = "Mark all open notes of a round done, or one department's, after a look at how many they are",
        Examples = ["done all F2", "done all edit ones F2 v8"],
        Role = Role.Artist,
        Arguments = [which, tag, version, ones],
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var wanted = turn.Maybe(tag);
        var (round, problem) = await Rounds.Meant(turn, which, round => $"done all {wanted} F{round.Number} {turn.Maybe(version)}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd(), cancel);
        if (round is null) return problem!;
        var open = await turn.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id && note.State == NoteState.Open && (wanted == null || note.Tag == wanted)).OrderBy(note => note.Number).ToListAsync(cancel);
        open = [.. open.Where(note => Rounds.MaySee(turn.View, note))];
        var kind = wanted is null ? "open note" : $"open {wanted} note";
        var where = $"{Rounds.Name(turn.Names, round)} (F{round.Number})";
        if (open.Count == 0) return Answer.No($"There is no {kind} on {where}. Nothing was changed.", new Button("Show notes", $"notes F{round.Number}"));
        var cut = turn.Maybe(version) ?? CutVersion.After(round.Version);
        var now = open.Take(MostAtOnce).ToList();
        var view = turn.View;
        var card = new Card($"Mark {Lists.Count(now.Count, kind)} done in {cut} on {where}?").With(now.Take(LinesShown).Select(note => NoteCard.Line(view, note)));
        if (now.Count > LinesShown) card = card.With(new Line($"and {now.Count - LinesShown} more"));
        if (open.Count > now.Count) card = card.With(new Line($"These are the first {now.Count} of {open.Count}; at most {MostAtOnce} go at once."));
        return Answer.Yes(card.Offer(new Button($"Mark {now.Count}", $"done {Ranges([.. now.Select(note => note.Number)])} {cut}"), new Button("Show notes", $"notes F{round.Number} open")));
    }

    /// <summary><c>N31-N34 N36</c>: exactly the notes that were counted, also when others come meanwhile.</summary>
    private static string Ranges(List<long> numbers)
    {
        var ranges = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var end = i;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1) end++;
            ranges.Add(end == i ? $"N{numbers[i]}" : $"N{numbers[i]}-N{numbers[end]}");
            i = end + 1;
        }
        return string.Join(' ', ranges);
    }
}
