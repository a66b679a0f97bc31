using System.Globalization;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Status;

/// <summary><c>page 2</c> of a long list, from 1.</summary>
internal sealed class PageArgument : Argument<int>
{
    public PageArgument()
        : base("page", "Which page?") => Leads = ["page"];

    public override ReadResult? Read(ReadContext context, int at) =>
        at < context.Words.Count && int.TryParse(context.Words[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 100_000
            ? new ReadResult.Taken(page, at + 1)
            : null;
}
