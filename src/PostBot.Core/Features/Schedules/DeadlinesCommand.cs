using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What is due, the most pressing first.</summary>
internal sealed class DeadlinesCommand : ICommand
{
    private const int PageLines = 20;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL", Leads = ["for", "on"], NeedsLead = false, Required = false };

    private static readonly FlagArgument mine = new("me", "mine", "my") { Example = "me", Required = false };

    private static readonly WhenArgument when = new() { Example = "fri", Required = false };

    private static readonly WordArgument from = new("from", "From which deadline on?", word => ShortId.Parse(word) is { Letter: 'D' } id ? id.ToString() : null) { Example = "D9", Leads = ["from"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["deadlines", "list deadlines"],
        Summary = "List what is due, for all productions, one, or you",
        Examples = ["deadlines NIGHTFALL", "deadlines me"],
        Phrasings =
        [
            "what is due [{*}]",
            "what is coming up [{*}]",
            "what deadlines do we|i have {*}",
            "what is|are the|my [next] deadline|deadlines {*}",
            "when is {project} due",
            "what do i have due [{when}] {me:me}",
            "what is on my plate {me:me}",
            "anything due [{*}]",
        ],
        Role = Role.Viewer,
        Arguments = [from, mine, work, when],
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (studioId, asker) = (turn.Studio.Id, turn.Asker.Id);
        var rows = turn.Db.Deadlines.AsNoTracking().Where(row => row.StudioId == studioId && row.State == DeadlineState.Open);
        if (turn.Maybe(work) is { } about)
        {
            rows = rows.Where(row => row.ProjectId == about.Project.Id);
            if (about.Unit is { } unit) rows = rows.Where(row => row.UnitId == unit.Id);
        }
        if (turn.Maybe(when)?.When is { } span)
        {
            var (start, end) = (span.Start, span.End > span.Start ? span.End : span.Start + Duration.FromDays(1));
            rows = rows.Where(row => row.DueAt >= start && row.DueAt < end);
        }
        if (turn.Has(mine)) rows = rows.Where(row => row.OwnerId == asker);
        var open = await rows.OrderBy(row => row.DueAt).ThenBy(row => row.Number).ToListAsync(cancel);
        open = [.. open.Where(row => !turn.Names.Project(row.ProjectId).Archived)];
        var what = $"{(turn.Maybe(work) is { } some ? $" on {turn.Names.Work(some.Project.Id, some.Unit?.Id, null)}" : "")}{(turn.Has(mine) ? " for you" : "")}{(turn.Maybe(when) is { } said ? $" · {Domain.Phrases.WhenText.Format(said.When, turn.Now)}" : "")}";
        if (open.Count == 0) return Answer.Yes(new Card($"Nothing is due{what}").With(new Line("To set a deadline: due NIGHTFALL 101 picture lock fri 18:00 owner @ed")));

        var view = turn.View;
        var first = turn.Maybe(from) is { } id ? Math.Max(0, open.FindIndex(row => row.Number == ShortId.Parse(id)!.Value.Number)) : 0;
        var page = open.Skip(first).Take(PageLines).ToList();
        var late = open.Count(row => row.DueAt < turn.Now);
        var card = new Card($"{Lists.Count(open.Count, "deadline")}{what}{(late > 0 ? $", ▲ {late} late" : "")}").With(page.Select(row => Row(view, row)));
        if (page.Count < open.Count) card = card.With(new Line($"{first + 1} to {first + page.Count} of {open.Count}"));
        if (first + page.Count < open.Count) card = card.Offer(new Button("Show more", $"{Again(turn)} from D{open[first + page.Count].Number}"));
        return Answer.Yes(card);
    }

    private static Line Row(View view, Deadline deadline)
    {
        var late = deadline.DueAt < view.Now ? $" · ▲ {Late(view.Now - deadline.DueAt)} late" : "";
        return new Line((Text)$"D{deadline.Number} {DeadlineCard.What(view, deadline)} · " + DeadlineCard.Due(view, deadline) + (Text)$" · {DeadlineCard.Name(view, deadline.OwnerId)}{late}");
    }

    private static string Late(Duration late) => late < Duration.FromDays(2) ? Times.Length(late) : $"{(int)late.TotalDays} days";

    private static string Again(Turn turn)
    {
        var about = turn.Maybe(work);
        var line = about is null ? "deadlines" : $"deadlines {turn.Names.Work(about.Project.Id, about.Unit?.Id, null)}";
        return turn.Has(mine) ? line + " me" : line;
    }
}
