using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Requests;

/// <summary>Reading a line of somebody else's, or an earlier one, as its command would.</summary>
internal static class Replay
{
    /// <summary>The command the line means to this person and what was read for it; null when it is none.</summary>
    public static (ICommand Command, LineReading Line)? Read(Understanding understanding, Turn turn, string typed, Person asker, Instant now, Project? channel)
    {
        var (command, line, _) = understanding.Of(new Heard(typed, turn.Names, asker, now) { ChannelProject = channel });
        return command is null || line is null ? null : (command, line);
    }

    /// <summary>Does what was asked for. What makes something makes it for who asked; what changes something is done by who accepts.</summary>
    public static async Task<Answer> Run(Understanding understanding, Turn turn, Request request, CancellationToken cancel)
    {
        var channel = request.ChannelProjectId is { } id ? turn.Names.Project(id) : null;
        var asker = turn.Names.FindPerson(request.AskerId) ?? turn.Asker;
        if (Read(understanding, turn, request.Line, asker, request.At, channel) is not { Line.Complete: true } read || read.Command.Definition.Verb != request.Verb)
        {
            return Answer.No($"\"{Asking.Said(request)}\" no longer fits: a name in it has changed. Type it yourself, then refuse the request.");
        }
        if (!Core.People.Policy.May(turn.Asker, read.Command.Definition)) return Refusals.NeedsRole(read.Command.Definition, turn.Asker, turn.Names, request.ProjectId);
        var makes = read.Command.Definition.Makes is not null;
        var acting = makes ? Core.People.Policy.As(asker, turn.Asker.Role) : turn.Asker;
        var inner = new Turn(turn.Db, turn.Names, acting, turn.Incoming with { Text = request.Line, Reply = ReplyBy.Response }, turn.Now, turn.Session, read.Line)
        {
            Reserved = makes ? ShortId.Parse(request.Subject) : null,
        };
        var answer = await read.Command.Run(inner, cancel);
        turn.Include(inner);
        return answer;
    }
}
