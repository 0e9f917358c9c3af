using System.CommandLine;
using System.Text;
using Edict;
using Edict.Commands;
using Edict.Importing;

// What is printed is UTF-8, as the files are; to find the encoding's name among all there are takes longer than to read a school.
if (!OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

// While the command line is read here, a second processor does what takes as long and comes later. What fails there fails
// again where it is waited for, and is told then.
_ = new OwnThread<TextWriter>(() =>
{
    if (args is ["evaluate", ..])
    {
        CleanReportReader.ReadOneRow();
    }

    return Console.Out;
});
return CommandLine.Run(args, new InvocationConfiguration());
