namespace PostBot.Core.Commands.Arguments;

/// <summary>Several people in one breath. <paramref name="Others"/> are names that nobody here has: a company, a contact without an account.</summary>
internal sealed record Invited(IReadOnlyList<Named> People, IReadOnlyList<string> Others);

/// <summary><c>@dana, Jo Marsh and Acme</c>: people by mention or name, parted by commas or <c>and</c>.</summary>
internal sealed class PeopleArgument(string name, string question) : Argument<Invited>(name, question)
{
    private const int Most = 50;

    private readonly PersonArgument one = new(name, question) { Example = "@dana" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        var people = new List<Named>();
        var others = new List<string>();
        while (at < words.Count && people.Count + others.Count < Most && !Announces(context, at))
        {
            switch (one.Read(context, at))
            {
                case ReadResult.Trouble trouble:
                    return trouble;
                case ReadResult.Taken taken:
                    people.Add((Named)taken.Value);
                    at = taken.Next;
                    break;
                default:
                    others.Add(words[at].Text.TrimEnd(','));
                    at++;
                    break;
            }
            if (at >= words.Count) break;
            if (words[at].Is("and") || words[at].Is("&") || words[at].Is(",")) at++;
            else if (!words[at - 1].Text.EndsWith(',') && !words[at].Text.StartsWith('@')) break;
        }
        return people.Count + others.Count == 0 ? null : new ReadResult.Taken(new Invited(people, others), at);
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"With whom? For example: with {Example}");

    /// <summary>The word begins another argument: <c>due</c> is nobody's name.</summary>
    private bool Announces(ReadContext context, int at) => context.Definition.Arguments.Any(other => other != this && other.Leads.Any(lead => context.Words[at].Is(lead)));
}
