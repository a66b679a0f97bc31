using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Whose holidays are meant: a calendar by its name (<c>US</c>), or one party's own.</summary>
/// <param name="Person">Null for a calendar that is nobody's alone.</param>
internal sealed record HolidaysOf(string Typed, Person? Person)
{
    /// <summary>The calendar's name, as it was first written: the one the party keeps, else one of their own.</summary>
    public string Calendar(Names names)
    {
        var wanted = Person is null ? Typed : Person.Holidays ?? Person.Name;
        return names.Calendars.FirstOrDefault(known => known.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? wanted;
    }
}

/// <summary><c>for US</c>, <c>for @dana</c>, <c>for "Wren Films"</c>.</summary>
internal sealed class CalendarArgument() : Argument<HolidaysOf>("calendar", "Whose holidays?")
{
    public const int Longest = 40;

    private readonly PersonArgument person = new("person", "Who?") { Example = "@dana" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        if (person.Read(context, at) is ReadResult.Taken { Value: Named { Person: { } known } } taken) return new ReadResult.Taken(new HolidaysOf(known.Name, known), taken.Next);
        var word = Typed.Clean(context.Words[at].Text).Replace('\n', ' ').Trim().TrimStart('@');
        return word.Length is > 0 and <= Longest ? new ReadResult.Taken(new HolidaysOf(word, null), at + 1) : null;
    }
}
