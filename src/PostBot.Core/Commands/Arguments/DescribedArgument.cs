using PostBot.Domain.Bookings;

namespace PostBot.Core.Commands.Arguments;

/// <summary>An id that need not be said where a room, a day or a production was: the command finds what that describes (<see cref="ShortId.IsDescribed"/>).</summary>
internal sealed class DescribedArgument(string letter, string thing) : IdArgument(letter, thing)
{
    private readonly ShortId described = new(letter[0], 0);

    public override object? Default(ReadContext context) => base.Default(context) ?? (context.Values.Values.Any(value => value is Resource or WhenSaid or Work) ? described : null);
}
