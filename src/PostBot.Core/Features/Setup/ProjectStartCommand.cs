using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Says which timecode the first frame of a production's cuts has. On a feature that starts at one hour, the hour is the reel.</summary>
internal sealed class ProjectStartCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never };

    private static readonly WordArgument start = new("start", "Which timecode does the first frame have?", word => Timecode.TryParse(word, FrameRate.Fps24, out var label, out _) ? label.ToString() : null) { Example = "10:00:00:00", Leads = ["at", "to"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["project start", "production start"],
        Summary = "Say which timecode the first frame of a production's cuts has",
        Examples = ["project start NIGHTFALL 10:00:00:00", "project start SALT at 01:00:00:00"],
        Role = Role.Coordinator,
        Arguments = [project, start],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var row = (await turn.Db.Projects.FindAsync([turn.Get(project).Project.Id], cancel))!;
        var (before, wanted) = (row.StartTimecode, turn.Get(start));
        if (before == wanted) return Answer.No($"{row.Code} starts at {wanted} already. Nothing was changed.");
        // A note says its timecode as it was read; under another start it would lie.
        var placed = await turn.Db.Notes.Where(note => note.Frame != null).Join(turn.Db.Rounds.Where(round => round.ProjectId == row.Id), note => note.RoundId, round => round.Id, (note, _) => note.Number).OrderBy(number => number).Select(number => (long?)number).FirstOrDefaultAsync(cancel);
        if (placed is { } first) return Answer.No($"Notes on {row.Code} are placed from {before} already, N{first} first. Nothing was changed; a review copy that starts elsewhere is said in its round.", new Button($"Show N{first}", $"show N{first}"));
        row.StartTimecode = wanted;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{row.Code} starts at {wanted} now").With(new Line($"Before: {before}. Timecodes of its notes are read from there.")));
    }
}
