using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Around;

/// <summary>
/// Posts the answer to a query for everyone in the place, drawn as the least of them may see it: in the channel of a production that has people
/// from outside, as someone from outside who is on that production alone; elsewhere without what only coordinators see.
/// </summary>
internal sealed class ShareCommand(IServiceProvider services, LastAsked lastAsked) : ICommand
{
    private static readonly RestArgument line = new("line", "Which answer?") { Example = "status NIGHTFALL", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["share"],
        Summary = "Show an answer to everyone in the channel; alone, the one you got last here",
        Examples = ["share status NIGHTFALL", "share"],
        Role = Role.Viewer,
        Arguments = [line],
        Changes = true,
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var incoming = turn.Incoming;
        if (incoming.Place.Kind == PlaceKind.Direct || turn.Names.Channel(incoming.Surface, incoming.Workspace, incoming.Place.Channel) is not { } channel)
        {
            return Answer.No("Nobody else reads this place. Say it in the channel that should see it, for example: share status NIGHTFALL");
        }
        if ((turn.Maybe(line) ?? lastAsked.Here(incoming, turn.Asker.Id)) is not { } wanted) return Answer.No($"Share what? You have asked nothing here yet. For example: {Definition.Examples[0]}");
        var project = channel.ProjectId is { } linked ? turn.Names.Project(linked) : null;
        var audience = Audience(turn, project);
        var names = Policy.IsInside(audience) ? turn.Names : turn.Names.OnTeamOf(project!.Id, audience.Id);

        var (command, reading, refusal) = Read(turn, names, audience, project, Courtesy.Strip(wanted).Line);
        if (refusal is not null) return refusal;
        var answer = await command!.Run(new Turn(turn.Db, names, audience, incoming with { Text = wanted, Form = null }, turn.Now, session: null, reading), cancel);
        if (answer.Private || (answer.Refused && !Policy.IsInside(audience))) return NotForAll();
        if (answer.Refused) return answer;
        var card = answer.Card with { Buttons = [.. answer.Card.Buttons.Where(button => !button.Line.StartsWith("share ", StringComparison.Ordinal))] };
        Outbox.ToChannel(turn.Session, turn.Names, channel, card.With(new Small($"{turn.Asker.Name} shared this.")), turn.Now);
        return Answer.Yes(new Card("Shared with everyone here"));
    }

    /// <summary>Who the asker would be with no more rights than anyone who reads the place.</summary>
    private static Person Audience(Turn turn, Project? project)
    {
        var outside = turn.Names.Teams.Where(member => member.ProjectId == project?.Id).Select(member => turn.Names.Person(member.PersonId)).Where(person => !Policy.IsInside(person)).ToList();
        var role = outside.Count == 0 ? Role.Viewer : outside.Any(person => person.Role == Role.Vendor) ? Role.Vendor : Role.Client;
        return new Person { Id = turn.Asker.Id, StudioId = turn.Asker.StudioId, Name = turn.Asker.Name, Role = role, Zone = project?.Zone ?? turn.Studio.Zone };
    }

    private (ICommand? Command, LineReading? Reading, Answer? Refusal) Read(Turn turn, Names names, Person audience, Project? project, string wanted)
    {
        if (Words.Of(wanted).Count == 0) return (null, null, Answer.No($"Share what? For example: {Definition.Examples[0]}"));
        // The table holds this command too, so it can only be asked for once everything is made.
        var (command, reading, early) = services.GetRequiredService<Understanding>().Of(new Heard(wanted, names, audience, turn.Now) { ChannelProject = project });
        if (command is null) return (null, null, early);
        if (command.Definition.Changes) return (null, null, Answer.No($"Only answers can be shared, and \"{command.Definition.Verb}\" changes something. Nothing was shared."));
        if (!Policy.May(audience, command.Definition)) return (null, null, NotForAll());
        if (early is null) return (command, reading, null);
        return (null, null, Policy.IsInside(audience) ? early : NotForAll());
    }

    private static Answer NotForAll() => Answer.No("Not everyone here may see that. Nothing was shared.");
}
