using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Prepares an announcement and shows who would get it. Nothing is sent yet.</summary>
internal sealed class BroadcastCommand : ICommand
{
    /// <summary>What every platform shows in one message, with room for the rest of the card.</summary>
    private const int LongestWords = 2_000;

    private static readonly WorkArgument project = new("About which production?") { Example = "NIGHTFALL", Leads = ["to"], NeedsLead = false };

    private static readonly RestArgument words = new("words", "What should they know?") { Example = "Mix moved to Thursday 10:00, Stage A", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["broadcast", "tell", "announce"],
        Summary = "Tell everyone on a production; you see who gets it before it goes",
        Examples = ["broadcast NIGHTFALL Mix moved to Thursday 10:00, Stage A", "tell NIGHTFALL 101 is locked, conform starts tomorrow"],
        Phrasings =
        [
            "let everyone|everybody on {project} know [that] {words}",
            "let everyone|everybody know [that] {words}",
            "let {project} know [that] {words}",
            "send a message to everyone|everybody [on {project}] {words}",
        ],
        Role = Role.Coordinator,
        Arguments = [project, words],
        Changes = true,
        WordForWord = true,
        Topic = "Broadcasts",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(project);
        var code = about.Project.Code;
        var said = Typed.Clean(turn.Get(words)).Trim();
        if (said.Length == 0) return Task.FromResult(Answer.No($"What should they know? For example: {Definition.Examples[0]}"));
        if (said.Length > LongestWords) return Task.FromResult(Answer.No($"That is {said.Length} characters; at most {LongestWords} fit in one message. Put the long part where they can open it and send the link. Nothing was sent."));
        var audience = Audience.Of(turn.Names, about.Project.Id, turn.Asker.Id);
        if (audience.All.Count == 0)
        {
            return Task.FromResult(Answer.No(
                $"Nobody {(turn.Names.IsOnTeam(about.Project.Id, turn.Asker.Id) ? "else " : "")}is on {code}'s team, so this would reach no one. Add people first, for example: team {code} add @ed editor",
                new Button("Show the team", $"team {code}")));
        }
        var broadcast = new Broadcast
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('X'),
            ProjectId = about.Project.Id,
            UnitId = about.Unit?.Id,
            AuthorId = turn.Asker.Id,
            Words = said,
            State = BroadcastState.Draft,
            NeedsAnswer = true,
        };
        turn.Db.Add(broadcast);
        turn.Undoable = false;
        return Task.FromResult(Answer.Yes(BroadcastCard.Preview(new View(turn.Db, turn.Names, turn.Asker, turn.Now), broadcast, audience)) with { Private = true });
    }
}
