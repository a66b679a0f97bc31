using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Bookings;

/// <summary>The days a series leaves out: <c>except 4 Dec</c>, <c>except 4 Dec, 11 Dec and next week</c>.</summary>
internal sealed class ExceptArgument() : Argument<IReadOnlyList<WhenSaid>>("except", "Not on which days?")
{
    private readonly WhenArgument when = new() { Example = "4 Dec" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var (words, days) = (context.Words, new List<WhenSaid>());
        var next = at;
        while (next < words.Count)
        {
            var result = when.Read(context, next);
            if (result is ReadResult.Trouble) return days.Count == 0 ? result : new ReadResult.Taken(days, at);
            if (result is not ReadResult.Taken taken) break;
            days.Add((WhenSaid)taken.Value);
            at = next = taken.Next;
            if (next < words.Count && (words[next].Is("and") || words[next].Is("or"))) next++;
            else if (!words[next - 1].Text.EndsWith(',')) break;
        }
        return days.Count == 0 ? null : new ReadResult.Taken(days, at);
    }

    public override Answer? NotFound(ReadContext context, int at) => when.NotFound(context, at);
}
