using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Turnovers;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Cuts;

/// <summary>A new version of the cut: everyone who is still on an older one is named, and turnovers of older ones are superseded.</summary>
internal sealed class CutCommand : ICommand
{
    private const int LongestLabel = 60;

    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    private static readonly VersionArgument version = new("Which version?") { Example = "v7" };

    private static readonly WordArgument link = new("link", "Where can it be watched?", Address) { Example = "https://review.example/101v7", Leads = ["link", "watch"], NeedsLead = false, Required = false };

    private static readonly TitleArgument label = new("label", "What is it called?") { Example = "DC3", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cut", "cut add", "new cut"],
        Summary = "Register a new version of a cut; those still on the old one are named",
        Examples = ["cut NIGHTFALL 103 v3 DC3 https://review.example/103v3", "cut NIGHTFALL 101 v8"],
        Role = Role.Artist,
        Arguments = [work, version, link, label],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit, cut) = (turn.Get(work).Project, turn.Get(work).Unit!, turn.Get(version));
        var name = $"{project.Code} {unit.Code}";
        var called = Typed.Shorten(Typed.Clean(turn.Maybe(label) ?? "").Replace('\n', ' ').Trim(), LongestLabel);
        if (await turn.Db.Cuts.AsNoTracking().FirstOrDefaultAsync(row => row.UnitId == unit.Id && row.Version == cut, cancel) is { } known)
        {
            return Answer.No((Text)$"{name} {cut} is registered already, " + new Moment(known.At, null, turn.Names.ZoneOf(project).Id) + (Text)$", {turn.Names.FindPerson(known.ById)?.Name ?? "someone"}. Nothing was changed.", new Button("Latest", $"latest {name}"));
        }
        turn.Db.Add(new Cut { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Id, UnitId = unit.Id, Version = cut, Label = called, Link = turn.Maybe(link), At = turn.Now, ById = turn.Asker.Id });
        var card = new Card($"{name} {cut}{(called.Length > 0 ? $", {called}," : "")} is registered");
        if (turn.Maybe(link) is { } address) card = card.With(new Line(new Link(address, "Watch")));
        if (!CutVersion.IsNewer(cut, unit.Cut))
        {
            return Answer.Yes(card.With(new Line(unit.Cut == cut ? $"It is the current cut of {name}." : $"The current cut of {name} stays {unit.Cut}.")).Offer(new Button("Latest", $"latest {name}"), new Button(unit.Code, $"status {name}")));
        }
        (await turn.Db.Units.FindAsync([unit.Id], cancel))!.Cut = cut;
        turn.NamesChanged();
        card = card.With(new Line(unit.Cut is { } old ? $"{cut} is the current cut now; it was {old}." : $"{cut} is the current cut now."));
        turn.TellChannels(project.Id, card.With(new Small($"{turn.Asker.Name} registered it.")));
        return Answer.Yes(await Guard(turn, project, unit, cut, card, cancel));
    }

    /// <summary>Names everyone who is still on an older cut, and supersedes what is on its way.</summary>
    private static async Task<Card> Guard(Turn turn, Project project, Unit unit, string cut, Card card, CancellationToken cancel)
    {
        var name = $"{project.Code} {unit.Code}";
        var downstream = await Downstream.Of(turn, project, unit, cut, cancel);
        card = downstream.IsEmpty
            ? card.With(new Line("Nobody works on an older cut."))
            : card.With(new Line(unit.Cut is { } old ? $"Still on {old} or older:" : "Working on it already:")).With(downstream.Lines(turn));
        var superseded = downstream.Turnovers.Where(turnover => turnover.IsOpen).ToList();
        foreach (var turnover in superseded)
        {
            Handovers.Supersede(turn, turnover, cut);
            if (await Handovers.Receiver(turn, turnover, cancel) is { } receiver) turn.Tell(receiver, new Card($"{name} {turnover.Version} is superseded by {cut}   (U{turnover.Number})").With(new Line("Wait for the new turnover before you conform.")).About($"U{turnover.Number}"));
        }
        if (superseded.Count > 0) card = card.With(new Line($"Superseded: {Lists.And(superseded.Select(turnover => $"U{turnover.Number} to {turnover.Recipient}"))}"));
        if (superseded.Count > 0) card = card.Offer(new Button(Typed.Shorten($"Turn over to {superseded[0].Recipient}", 75), $"turnover {name} {cut} to {superseded[0].Recipient}"));
        card = card.Offer(new Button("Open a round", $"round open {name} {cut}"));
        if (turn.Asker.Role >= Role.Coordinator) card = card.Offer(new Button("Tell people", $"broadcast {project.Code} \"{unit.Code} {cut} is here\""));
        return card.Offer(new Button(unit.Code, $"status {name}"));
    }

    private static string? Address(string word)
    {
        var clean = word.Trim('<', '>');
        return clean.Length <= 2_000 && Uri.TryCreate(clean, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Host.Length > 0 ? clean : null;
    }
}
