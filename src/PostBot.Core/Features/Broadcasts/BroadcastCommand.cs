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
    public const int LongestWords = 2_000;

    private static readonly AudienceArgument audience = new() { Example = "everyone on 101", Leads = ["to"], NeedsLead = false, Required = false };

    private static readonly WorkArgument project = new("About which production?") { Example = "NIGHTFALL", Leads = ["to", "about"], NeedsLead = false, Required = false };

    private static readonly SendAtArgument at = new() { Example = "fri 9:00", Leads = ["at"], Required = false };

    private static readonly RestArgument words = new("words", "What should they know?") { Example = "Mix moved to Thursday 10:00, Stage A", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["broadcast", "tell", "announce"],
        Summary = "Tell everyone on a production; you see who gets it before it goes",
        Examples = ["broadcast NIGHTFALL Mix moved to Thursday 10:00, Stage A", "tell NIGHTFALL 101 is locked, conform starts tomorrow"],
        Role = Role.Coordinator,
        Phrasings =
        [
            "let {audience} know [that] {words}",
            "let {project} know [that] {words}",
            "let everyone|everybody on {project} know [that] {words}",
            "send a message to {audience} {words}",
        ],
        Arguments = [audience, project, at, words],
        Changes = true,
        WordForWord = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var said = Typed.Clean(turn.Get(words)).Trim();
        if (said.Length == 0) return Answer.No($"What should they know? For example: {Definition.Examples[0]}");
        if (said.Length > LongestWords) return Answer.No($"That is {said.Length} characters; at most {LongestWords} fit in one message. Put the long part where they can open it and send the link. Nothing was sent.");
        var to = turn.Maybe(audience);
        var about = to?.Work ?? turn.Maybe(project) ?? (to?.OfChannel is { } linked ? new Work(linked, null, null) : null);
        if (about is null && to is null or { Everyone: true }) return Answer.No("About which production? For example: tell everyone on NIGHTFALL the mix moved, or: tell the editors server down 13:00");
        if (turn.Maybe(at)?.When is { } when && when.Start <= turn.Now) return Answer.No($"That is in the past. For example: broadcast NIGHTFALL at fri 9:00 {Typed.Shorten(said, 40)}");
        var (kept, projectId, why) = await Kept(turn, to, about?.Project.Id, cancel);
        if (why is not null) return why;
        if (Audience.Of(turn.Names, projectId, kept, turn.Asker.Id).All.Count == 0) return NoOne(turn, to, projectId);
        var broadcast = new Broadcast
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('X'),
            ProjectId = projectId,
            UnitId = about?.Project.Id == projectId ? about?.Unit?.Id : null,
            AuthorId = turn.Asker.Id,
            Words = said,
            Audience = kept,
            SendAt = turn.Maybe(at)?.When.Start,
            State = BroadcastState.Draft,
            NeedsAnswer = true,
        };
        turn.Db.Add(broadcast);
        turn.Undoable = false;
        return Answer.Yes(await BroadcastCard.Preview(turn.View, broadcast, cancel)) with { Private = true };
    }

    /// <summary>The audience as the database keeps it, and what it is about; or why there is none.</summary>
    private static async Task<(string? Kept, long? ProjectId, Answer? Why)> Kept(Turn turn, AudienceSaid? to, long? projectId, CancellationToken cancel)
    {
        if (to is null || to.Everyone || to.OfChannel is not null) return (null, projectId, null);
        if (to.Role is { } role) return (AudienceSaid.Kept(role, null), projectId, null);
        if (to.AffectedBy is { } id) return await Hearers.AffectedBy(turn, id, cancel) is { } touched ? (AudienceSaid.Kept(null, touched.People), touched.ProjectId, null) : (null, null, Refusals.NoSuch(id));
        if (to.Booked is { } when) return (AudienceSaid.Kept(null, await Hearers.Booked(turn, when, projectId, cancel)), projectId, null);
        var people = new List<long>();
        foreach (var named in to.People)
        {
            if (turn.Meet(named) is not { } person) return (null, null, Answer.No($"I do not know \"{Typed.Shorten(named.Handle, 60)}\". Mention people with @, for example @ed. Nothing was sent."));
            people.Add(person.Id);
        }
        return (AudienceSaid.Kept(null, people), projectId, null);
    }

    private static Answer NoOne(Turn turn, AudienceSaid? to, long? projectId)
    {
        if (to is { Role: { } role }) return Answer.No($"Nobody is {role} there, so this would reach no one. To see who does what: {(projectId is { } some ? $"team {turn.Names.Project(some).Code}" : "people")}");
        if (to is { AffectedBy: not null } or { Booked: not null }) return Answer.No("It touches nobody but you, so this would reach no one.");
        var code = turn.Names.Project(projectId!.Value).Code;
        return Answer.No(
            $"Nobody {(turn.Names.IsOnTeam(projectId.Value, turn.Asker.Id) ? "else " : "")}is on {code}'s team, so this would reach no one. Add people first, for example: team {code} add @ed editor",
            new Button("Show the team", $"team {code}"));
    }
}

/// <summary>When it is to go out, right behind the audience: <c>at fri 9:00</c>. Elsewhere in the line the words are the message's own.</summary>
internal sealed class SendAtArgument() : Argument<WhenSaid>("at", "When does it go out?")
{
    private readonly WhenArgument when = new() { Example = "fri 9:00" };

    public override ReadResult? Read(ReadContext context, int at) => when.Read(context, at);
}
