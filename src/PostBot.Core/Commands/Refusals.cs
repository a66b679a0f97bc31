using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>Refusals that more than one command gives.</summary>
internal static class Refusals
{
    /// <summary>Which role it takes and who holds it. Someone from outside is not told names.</summary>
    public static Answer NeedsRole(Definition definition, Person asker, Names names)
    {
        if (!Policy.IsInside(asker)) return Answer.No($"\"{definition.Verb}\" is for people in the studio. You can give notes and see your own productions.", new Button("What can I say?", "help"));
        var holders = Policy.Holders(definition.Role, names).Where(person => person.Id != asker.Id).Take(3).Select(person => person.Name).ToList();
        var who = holders.Count == 0 ? "Nobody has that role yet." : $"That is {Lists.Or(holders)}.";
        return Answer.No($"\"{definition.Verb}\" needs {Policy.Needs(definition.Role)}. {who} Nothing was changed.");
    }

    /// <summary>The same words whether the object does not exist or the asker may not know of it.</summary>
    public static Answer NoSuch(ShortId id) => Answer.No($"There is no {id} that you can see. Check the number, or ask for status.");
}
