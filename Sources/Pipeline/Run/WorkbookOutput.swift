import Diagnostics
import Reporting
import Tabulation
import Workbook

/// The output `xlsx`: a workbook in each language.
enum WorkbookOutput {
  /// The library that shapes it.
  static var library: Provenance.Library {
    Provenance.Library(name: "libxlsxwriter", version: WorkbookWriter.version)
  }

  /// The workbooks of the pages with the pictures of their charts, by their names.
  static func files(
    _ pages: [ReportPage], _ charts: [[ChartFile]], _ languages: [String], threads: Int
  ) throws(Failure) -> [(path: String, bytes: [UInt8])] {
    let books = try Parallel.map(pages.count, threads: threads) { place throws(Failure) -> [UInt8] in
      let book: SheetBook
      do throws(ReportError) {
        book = try ReportWorkbook(pages[place]).book(charts: charts[place])
      } catch {
        throw Failure(.identityBroken("the workbook was not made: \(error)"))
      }
      return try bytes(of: book, name: ReportWorkbook.fileName(language: languages[place], among: languages))
    }
    return zip(languages, books).map { (ReportWorkbook.fileName(language: $0, among: languages), $1) }
  }

  /// A workbook as bytes.
  static func bytes(of book: SheetBook, name: String) throws(Failure) -> [UInt8] {
    do {
      return try WorkbookWriter.bytes(of: book)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.workbookRefused(why: "\(error)"), file: name)
    }
  }
}
