using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Domain.People;

namespace PostBot.Core.Commands.Arguments;

/// <summary>Someone who was named. <paramref name="Person"/> is null for somebody PostBot has not met yet.</summary>
/// <param name="Handle">The name or platform id as it was typed, without the <c>@</c>.</param>
internal sealed record Named(Person? Person, string Handle);

/// <summary>A person by <c>@mention</c>, name, first name or e-mail address.</summary>
internal sealed class PersonArgument(string name, string question) : Argument<Named>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var word = context.Words[at];
        var mentioned = word.Text.StartsWith('@');
        for (var count = mentioned || word.Quoted ? 1 : Math.Min(3, context.Words.Count - at); count >= 1; count--)
        {
            var typed = context.Words.Join(at, count).TrimStart('@').TrimEnd(',');
            var found = Find(context, typed);
            if (found.Count == 1) return new ReadResult.Taken(new Named(found[0], typed), at + count);
            if (found.Count > 1)
            {
                return new ReadResult.Trouble(Answer.No(
                    $"Which one: {Lists.Or(found.Take(5).Select(person => person.Name))}?",
                    found.Take(5).Select(person => new Button(person.Name, context.LineWith(at, at + count, $"\"{person.Name}\"")))));
            }
        }
        var handle = word.Text.TrimStart('@').TrimEnd(',');
        return mentioned && handle.Length is > 0 and <= 120 ? new ReadResult.Taken(new Named(null, handle), at + 1) : null;
    }

    public override Answer? NotFound(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var typed = context.Words[at].Text;
        var near = Likeness.Nearest(typed.TrimStart('@'), context.Names.People.Where(person => !person.Archived).Select(person => person.Name));
        return Answer.No(
            $"I do not know \"{Typed.Shorten(typed, 60)}\"." + (near is null ? " Mention people with @, for example @ed." : $" Did you mean {near}?"),
            near is null ? [] : [new Button(near, context.LineWith(at, at + 1, "@" + near))]);
    }

    private static IReadOnlyList<Person> Find(ReadContext context, string typed)
    {
        var people = context.Names.People;
        if (typed.Length == 0) return [];
        if (typed.Equals("me", StringComparison.OrdinalIgnoreCase)) return [context.Asker];
        foreach (var person in people)
        {
            if (context.Names.IdentitiesOf(person.Id).Any(identity => identity.Surface != Surface.Local && (identity.ExternalId == typed || identity.MentionId == typed))) return [person];
            if (!person.Archived && string.Equals(person.Email, typed, StringComparison.OrdinalIgnoreCase)) return [person];
        }
        return Named([.. people.Where(person => !person.Archived)], typed) is { Count: > 0 } found ? found : Named([.. people.Where(person => person.Archived && person.MergedIntoId is null)], typed);
    }

    private static IReadOnlyList<Person> Named(IReadOnlyList<Person> people, string typed)
    {
        var exact = Likeness.Match(typed, people, person => person.Name, exactOnly: true);
        if (exact.Count > 0) return exact;
        var wanted = Likeness.Fold(typed);
        return [.. people.Where(person => Likeness.Fold(person.Name).Split(' ')[0] == wanted)];
    }
}
