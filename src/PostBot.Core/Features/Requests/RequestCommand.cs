using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Requests;

/// <summary>Asks those who may to do what the asker may not; the button of a refusal carries it.</summary>
internal sealed class RequestCommand(IServiceProvider services) : ICommand
{
    private static readonly RestArgument what = new("what", "What should be done?") { Example = "confirm B12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["request"],
        Summary = "Ask those who may to do something you may not",
        Examples = ["request confirm B1", "request release B1 client moved"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [what],
        Changes = true,
        WordForWord = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        // The table and the gate hold this command too, so they can only be asked for once everything is made.
        var (understanding, gate) = (services.GetRequiredService<Understanding>(), services.GetRequiredService<Gate>());
        var typed = turn.Get(what).Trim();
        if (Replay.Read(understanding, turn, typed, turn.Asker, turn.Now, turn.ChannelProject) is not { } read) return Answer.No($"I do not know \"{Typed.Shorten(typed, 80)}\", so it cannot be asked for. For example: {Definition.Examples[0]}");
        var (asked, line) = (read.Command.Definition, read.Line);
        if (line.Trouble is { } trouble) return trouble;
        if (!line.Complete) return Answer.No($"Something is missing: {string.Join(' ', line.Missing.Select(argument => argument.Question))} For example: request {asked.Examples[0]}");
        if (!asked.Requestable || await gate.Projects(turn.Db, turn.Names, turn.Asker, line, cancel) is not [var project]) return NotThat(turn, line, asked);
        var subject = asked.Makes is { } letter ? new ShortId(letter, turn.NextNumber(letter)) : line.Context.Values.Values.OfType<ShortId>().First();
        if (asked.Makes is null && (await Asking.Open(turn.Db, turn.Studio.Id, subject.ToString(), cancel)).Any(row => row.AskerId == turn.Asker.Id && row.Verb == asked.Verb))
        {
            return Answer.No($"You asked for that already: {asked.Verb} {subject}. Nothing was changed.", new Button("Requests", "requests"));
        }
        if (Policy.RoleOn(turn.Asker, project, turn.Names) >= Asking.Decides && Policy.May(Policy.On(turn.Asker, project, turn.Names), asked)) return Answer.No($"You can do that yourself: {Typed.Shorten(typed, 120)}", new Button("Do it", typed));
        var request = Asking.Add(turn, subject, asked.Verb, typed, project);
        var told = Asking.Tell(turn, project, _ => Asking.Draw(turn.Names, request));
        return Answer.Yes(new Card($"Asked: {Asking.Said(request)}   ({subject}, request)").With(told).Offer(new Button("Take it back", $"refuse {subject} {asked.Verb}")));
    }

    /// <summary>The same words whether the object does not exist or the asker may not know of it.</summary>
    private static Answer NotThat(Turn turn, LineReading line, Definition asked)
    {
        if (asked.Requestable && line.Context.Values.Values.OfType<ShortId>().FirstOrDefault() is { Number: > 0 } id) return Refusals.NoSuch(id);
        return Answer.No($"\"{asked.Verb}\" is nothing that can be asked for here{(Policy.IsInside(turn.Asker) ? $"; it needs {Policy.Needs(asked.Role)}" : "")}. Nothing was changed.");
    }
}
