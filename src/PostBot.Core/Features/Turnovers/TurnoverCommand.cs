using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>Begins to hand a cut to another department or a vendor, with the checklist of what they need.</summary>
internal sealed class TurnoverCommand : ICommand
{
    private static readonly WorkArgument work = new("Which episode?") { Example = "NIGHTFALL 101", Unit = Need.Always };

    private static readonly VersionArgument version = new("Which version?") { Example = "v7", IsCurrentCut = true };

    private static readonly WordArgument to = new("to", "To whom?", Checklists.Named) { Example = "sound", Leads = ["to"], Choices = Checklists.Recipients };

    private static readonly PersonArgument receiver = new("receiver", "Who gets it?") { Example = "@tom", Leads = ["for", "with", "at"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["turnover", "turn over"],
        Summary = "Hand a cut to sound, music, VFX, grade or conform, with the checklist of what they need",
        Examples = ["turnover NIGHTFALL 101 v7 to sound", "turnover NIGHTFALL 102 v3 to vfx for @lee"],
        Role = Role.Artist,
        Arguments = [work, version, to, receiver],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (project, unit, cut, recipient) = (turn.Get(work).Project, turn.Get(work).Unit!, turn.Get(version), turn.Get(to));
        var before = await turn.Db.Turnovers.Where(row => row.UnitId == unit.Id && row.Recipient == recipient).OrderByDescending(row => row.Number).Take(50).ToListAsync(cancel);
        if (before.Find(row => row.Version == cut && row.State != TurnoverState.Superseded) is { } same)
        {
            return Answer.No($"{project.Code} {unit.Code} {cut} is turned over to {recipient} already: U{same.Number}, {same.State.ToString().ToLowerInvariant()}. Nothing was changed.", new Button("Show it", $"show U{same.Number}"));
        }
        var named = turn.Maybe(receiver);
        var person = named is null ? null : turn.Meet(named);
        if (named is not null && person is null) return Answer.No($"I do not know \"{Typed.Shorten(Typed.Clean(named.Handle), 60)}\". Mention people with @, for example @tom. Nothing was changed.");
        var turnover = new Turnover
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('U'),
            ProjectId = project.Id,
            UnitId = unit.Id,
            Version = cut,
            Recipient = recipient,
            ReceiverId = person?.Id,
            MadeById = turn.Asker.Id,
            MadeAt = turn.Now,
        };
        turn.Db.Add(turnover);
        var items = Checklists.Items(recipient, cut, before.Find(row => row.Version != cut)?.Version ?? await Earlier(turn, unit, cut, cancel))
            .Select((name, place) => new TurnoverItem { Id = turn.NewId(), StudioId = turn.Studio.Id, TurnoverId = turnover.Id, Name = name, SortOrder = place }).ToList();
        turn.Db.AddRange(items);
        var older = before.Where(row => row.Version != cut && row.IsOpen).ToList();
        foreach (var old in older) Handovers.Supersede(turn, old, cut);
        var card = TurnoverCard.Draw(turn.View, turnover, items, person ?? await Handovers.Receiver(turn, turnover, cancel));
        if (older.Count > 0) card = card.With(new Line($"Superseded: {Lists.And(older.Select(old => $"U{old.Number} ({old.Version})"))}"));
        if (unit.Cut is { } current && current != cut) card = card.With(new Line($"The current cut of {project.Code} {unit.Code} is {current}."));
        return Answer.Yes(card);
    }

    /// <summary>The cut registered before this one; null when there is none.</summary>
    private static async Task<string?> Earlier(Turn turn, Unit unit, string cut, CancellationToken cancel) =>
        (await turn.Db.Cuts.AsNoTracking().Where(row => row.UnitId == unit.Id).Select(row => row.Version).ToListAsync(cancel))
            .Where(version => Domain.Feedback.CutVersion.IsNewer(cut, version)).OrderDescending(Comparer<string>.Create((one, other) => one == other ? 0 : Domain.Feedback.CutVersion.IsNewer(one, other) ? 1 : -1)).FirstOrDefault();
}
