using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Shots;

namespace PostBot.Core.Features.Shots;

/// <summary>Says where a VFX shot is; the count on the VFX step follows.</summary>
internal sealed class SetShotCommand : ICommand
{
    private static readonly ShotCodesArgument shots = new() { Example = "101_020_040" };

    private static readonly LeftoverArgument state = new(shots, "status", "Where is it now?") { Example = "cbb" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["set"],
        Summary = "Say where a VFX shot is",
        Examples = ["set 101_020_040 cbb", "set 101_020_040,101_020_050 final"],
        Role = Role.Artist,
        Outsiders = true,
        Arguments = [shots, state],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var codes = turn.Get(shots).ToList();
        var said = Words.Of(turn.Get(state).TrimEnd(',', '.'));
        // Where two productions have a shot of that name: "cbb of NIGHTFALL".
        var named = said.Count > 2 && said[said.Count - 2].Is("of") ? turn.Names.ProjectNamed(said[said.Count - 1].Text) : null;
        if (ShotStates.Parse(said.Join(0, named is null ? said.Count : said.Count - 2)) is not { } to) return Answer.No($"\"{Typed.Shorten(Typed.Clean(turn.Get(state)), 40)}\" is not a state of a shot. It can be {Lists.Or(ShotStates.All)}. Nothing was changed.");
        var studioId = turn.Studio.Id;
        var found = (await turn.Db.Shots.Where(row => row.StudioId == studioId && codes.Contains(row.Code)).ToListAsync(cancel)).Where(shot => Policy.Sees(turn.Asker, shot.ProjectId, turn.Names)).ToList();
        if ((named ?? turn.ChannelProject) is { } project && found.Exists(shot => shot.ProjectId == project.Id)) found.RemoveAll(shot => shot.ProjectId != project.Id);
        if (codes.Find(code => found.TrueForAll(shot => shot.Code != code)) is { } missing) return Answer.No($"There is no shot {missing} that you can see. Nothing was changed. To list them: shots NIGHTFALL 101");
        if (codes.Find(code => found.Count(shot => shot.Code == code) > 1) is { } twice)
        {
            return Answer.No($"Several productions have a shot {twice}. Which one?", found.Where(shot => shot.Code == twice).Take(5).Select(shot => new Button(turn.Names.Work(shot.ProjectId, shot.UnitId, null), $"set {twice} {ShotStates.Word(to).ToLowerInvariant()} of {turn.Names.Project(shot.ProjectId).Code}")));
        }
        var changed = found.Where(shot => shot.State != to).ToList();
        if (changed.Count == 0) return Answer.No($"{Lists.And(codes.Take(6))} {(codes.Count == 1 ? "is" : "are")} {ShotStates.Word(to)} already. Nothing was changed.");
        var lines = new List<Line>();
        foreach (var ofUnit in changed.GroupBy(shot => shot.UnitId))
        {
            var (about, unit) = (turn.Names.Project(ofUnit.First().ProjectId), turn.Names.Unit(ofUnit.Key));
            var (step, refusal) = await ShotCount.Find(turn, about, unit, cancel);
            if (step is null) return refusal!;
            var before = string.Join(", ", ofUnit.Select(shot => ShotStates.Word(shot.State)).Distinct());
            foreach (var shot in ofUnit) shot.State = to;
            // The query finds rows as they were; the tracked ones carry the new state.
            ShotCount.Put(turn, step, await turn.Db.Shots.Where(row => row.UnitId == unit.Id).ToListAsync(cancel));
            lines.Add(new Line($"{about.Code} {unit.Code} vfx: {step.ShotsFinal} of {Lists.Count(step.Shots ?? 0, "shot")} final · it was {before}"));
        }
        var first = changed[0];
        var name = turn.Names.Work(first.ProjectId, first.UnitId, null);
        var which = codes.Count == 1 ? codes[0] : codes.Count <= 6 ? Lists.And(changed.Select(shot => shot.Code)) : Lists.Count(changed.Count, "shot");
        return Answer.Yes(new Card($"{which} {(changed.Count == 1 ? "is" : "are")} {ShotStates.Word(to)}").With(lines).Offer(new Button("Shots", $"shots {name}"), new Button(turn.Names.Unit(first.UnitId).Code, $"status {name}")));
    }
}
