using PostBot.Core.Cards;
using PostBot.Domain.People;

namespace PostBot.Core.Commands.Arguments;

/// <summary>A role by its name: <c>coordinator</c>.</summary>
internal sealed class RoleArgument() : Argument<Role>("role", "Which role?")
{
    private static readonly IReadOnlyList<string> names = [.. Enum.GetValues<Role>().OrderByDescending(role => role).Select(role => role.ToString().ToLowerInvariant())];

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var word = context.Words[at].Text.Trim(',', '.').ToLowerInvariant();
        var known = names.FirstOrDefault(name => name == word || name + "s" == word);
        return known is null ? null : new ReadResult.Taken(Enum.Parse<Role>(known, ignoreCase: true), at + 1);
    }

    public override Answer? NotFound(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var typed = context.Words[at].Text;
        var near = Likeness.Nearest(typed, names);
        return Answer.No(
            $"There is no role \"{Typed.Shorten(Typed.Clean(typed), 40)}\". The roles are {Lists.And(names)}.",
            near is null ? [] : [new Button(near, context.LineWith(at, at + 1, near))]);
    }

    public override IReadOnlyList<string> Options(ReadContext context) => names;
}
